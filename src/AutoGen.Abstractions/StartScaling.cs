namespace AutoGen.Abstractions;

/// <summary>How unit noise becomes the start latent of text to image.</summary>
public enum StartScaling
{
    /// <summary>noise * sigma[0] (k-diffusion, A1111).</summary>
    Sigma,

    /// <summary>noise * sqrt(1 + sigma[0]^2) (ComfyUI at full denoise; the samplers of variance-preserving space).</summary>
    FullVariance,
}
