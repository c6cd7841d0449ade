using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>crop</c>.</summary>
public sealed record CropOptions
{
    [Required(ErrorMessage = "an aspect is needed, such as 16:9.")]
    [Description("Shape to crop to, as WIDTH:HEIGHT; the picture loses only what hangs over.")]
    [Aspect]
    public string Aspect { get; init; } = "";

    [Description("Which part is kept: the centre, the start (top or left) or the end.")]
    public Side Keep { get; init; }
}
