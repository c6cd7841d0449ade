namespace AutoGen.Abstractions;

/// <summary>The noise levels of a run that starts from an image.</summary>
/// <param name="Sigmas">Descending; with fewer than two nothing runs and the image stays as it is.</param>
/// <param name="NoisedTo">The level that the image is noised to; in most tools it is the first of <paramref name="Sigmas"/>.</param>
public sealed record ImageToImageLevels(IReadOnlyList<double> Sigmas, double NoisedTo);
