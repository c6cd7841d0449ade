using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The latent a run starts from.</summary>
public static class StartLatent
{
    // how near to the model's greatest sigma ComfyUI takes a run for one from pure noise
    private const double Nearly = 1e-5;

    /// <summary>
    /// clean + noise * scale: the scale is sigma, or sqrt(1 + sigma^2) where the sampler wants it of text to image
    /// (<see cref="StartScaling.FullVariance"/>) and in the dialect comfyui where the run starts from the model's greatest
    /// sigma. Of a flow model (1 - sigma) * clean + sigma * noise.
    /// </summary>
    /// <param name="noise">Unit normal noise.</param>
    /// <param name="clean">The encoded input of image to image; null for text to image.</param>
    /// <param name="sigma">Noise level of the start.</param>
    /// <param name="levels">The model's noise levels.</param>
    /// <param name="rules">What the sampler wants, and the request's dialect.</param>
    public static Latent Create(Latent noise, Latent? clean, double sigma, NoiseLevels levels, (StartScaling Scaling, Dialect Dialect) rules)
    {
        if (levels.IsFlow)
            return clean is null ? noise * sigma : (clean * (1 - sigma)) + (noise * sigma);
        var full = rules.Dialect == Dialect.Comfyui
            ? sigma >= levels.Max * (1 - Nearly)
            : clean is null && rules.Scaling == StartScaling.FullVariance;
        var scaled = noise * (full ? Math.Sqrt(1 + (sigma * sigma)) : sigma);
        return clean is null ? scaled : clean + scaled;
    }

    /// <summary>
    /// The image noised to another level than the run starts from, as A1111 does for the samplers of variance-preserving space: there the
    /// latent is taken as it is, which in sigma space is a factor of sqrt((1 + sigma^2) / (1 + noisedTo^2)).
    /// </summary>
    /// <param name="noise">Unit normal noise.</param>
    /// <param name="clean">The encoded input.</param>
    /// <param name="sigma">Noise level of the start.</param>
    /// <param name="noisedTo">Noise level of the latent.</param>
    public static Latent OfImage(Latent noise, Latent clean, double sigma, double noisedTo) =>
        (clean + (noise * noisedTo)) * Math.Sqrt((1 + (sigma * sigma)) / (1 + (noisedTo * noisedTo)));
}
