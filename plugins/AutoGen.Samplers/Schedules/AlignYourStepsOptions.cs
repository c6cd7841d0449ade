using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Schedules;

/// <summary>The models that noise levels were optimised for.</summary>
public enum AlignYourStepsTable
{
    /// <summary>Stable Diffusion 1.5.</summary>
    Sd15,

    /// <summary>Stable Diffusion XL.</summary>
    Sdxl,

    /// <summary>Stable Video Diffusion.</summary>
    Svd,
}

/// <summary>Options of Align Your Steps.</summary>
public sealed record AlignYourStepsOptions : DialectOptions
{
    /// <value>The model that the levels were optimised for. Default: the model's own family, and sd15 for models of none of them.</value>
    [Description("The model that the noise levels were optimised for. Default: the family of the model, else sd15.")]
    public AlignYourStepsTable? Table { get; init; }

    /// <value>
    /// Share of the steps that is kept, from the end, 0 to 1, as on ComfyUI's node: round(steps * denoise), halves to even.
    /// Default 1.
    /// </value>
    [Range(0.0, 1.0)]
    [Description("Share of the steps that is kept, from the end, as on ComfyUI's node.")]
    public double Denoise { get; init; } = 1;
}
