namespace AutoGen.Abstractions;

/// <summary>The family of models that noise levels belong to, where a schedule was optimised for one.</summary>
public enum ModelFamily
{
    /// <summary>Another one, or the host does not know.</summary>
    Other,

    /// <summary>Stable Diffusion 1 and 2.</summary>
    StableDiffusion,

    /// <summary>Stable Diffusion XL.</summary>
    StableDiffusionXl,

    /// <summary>Stable Video Diffusion.</summary>
    StableVideoDiffusion,
}
