namespace AutoGen.Diffusion;

/// <summary>Where in a run the model is evaluated.</summary>
/// <param name="Sigma">Noise level of the latent; above 0.</param>
/// <param name="ShareDone">Share of the run done, 0 to 1; for guidance that changes on the way.</param>
/// <param name="NextSigma">The noise level that the run visits next; 0 behind the last.</param>
public readonly record struct RunPlace(double Sigma, double ShareDone = 0, double NextSigma = 0);
