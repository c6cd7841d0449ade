using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>border</c>.</summary>
public sealed record BorderOptions
{
    [Description("Width of the border on every side, in pixels; the picture grows by it.")]
    [Range(1, 4096)]
    public int Width { get; init; } = 16;

    [Description("Colour as #rrggbb, or #rrggbbaa for a translucent border, which makes an RGBA picture.")]
    [Colour]
    public string Colour { get; init; } = "#000000";
}
