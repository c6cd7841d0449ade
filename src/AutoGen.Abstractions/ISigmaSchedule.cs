namespace AutoGen.Abstractions;

/// <summary>A step schedule: which noise levels a sampler visits. Pure; one instance may serve many runs at once.</summary>
public interface ISigmaSchedule
{
    /// <summary>Descending sigmas, <paramref name="steps"/> + 1 of them, the last 0 unless the schedule says otherwise.</summary>
    /// <param name="steps">Number of steps, at least 1.</param>
    /// <param name="levels">The noise levels the model was trained at.</param>
    IReadOnlyList<double> Create(int steps, NoiseLevels levels);
}
