using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>pad</c>.</summary>
public sealed record PadOptions
{
    [Required(ErrorMessage = "an aspect is needed, such as 16:9.")]
    [Description("Shape to pad to, as WIDTH:HEIGHT; nothing of the picture is lost.")]
    [Aspect]
    public string Aspect { get; init; } = "";

    [Description("Colour of the bars as #rrggbb, or #rrggbbaa for translucent ones, which make an RGBA picture.")]
    [Colour]
    public string Colour { get; init; } = "#000000";

    [Description("Where the picture stands: in the centre, at the start (top or left) or at the end.")]
    public Side Place { get; init; }
}
