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

    /// <summary>
    /// The levels of image to image; null, the default, where the host's rule is right: of the levels of all steps those that strength leaves.
    /// </summary>
    /// <param name="steps">Number of steps of the request, at least 1.</param>
    /// <param name="strength">How much of the input may change, 0 to 1.</param>
    /// <param name="levels">The model's trained noise levels.</param>
    ImageToImageLevels? CreateSigmas(int steps, double strength, NoiseLevels levels) => null;
}
