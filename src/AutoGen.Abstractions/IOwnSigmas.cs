namespace AutoGen.Abstractions;

/// <summary>
/// A sampler that chooses the noise levels of its run itself, such as one that is defined over the training timesteps.
/// An <see cref="ISampler"/> implements it as well; the request's schedule is then not asked.
/// </summary>
public interface IOwnSigmas
{
    /// <summary>The levels of a run, descending, at least two; null where the schedule's are right after all.</summary>
    /// <param name="steps">Number of steps of the request, at least 1; the run may have others.</param>
    /// <param name="levels">The model's trained noise levels.</param>
    IReadOnlyList<double>? CreateSigmas(int steps, NoiseLevels levels);
}
