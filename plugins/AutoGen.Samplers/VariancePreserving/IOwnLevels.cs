using AutoGen.Abstractions;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>The levels of a sampler that does not take a schedule's.</summary>
internal interface IOwnLevels
{
    /// <summary>Those of a whole run, descending.</summary>
    IReadOnlyList<double> Create(int steps, NoiseLevels levels);

    /// <summary>Those of a run that starts at the greatest of some of A1111's timesteps.</summary>
    /// <param name="ascending">Sigmas of the timesteps, at least two.</param>
    /// <param name="levels">The model's trained noise levels.</param>
    IReadOnlyList<double> Below(IReadOnlyList<double> ascending, NoiseLevels levels);
}
