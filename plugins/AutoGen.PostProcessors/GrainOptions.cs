using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>grain</c>.</summary>
public sealed record GrainOptions
{
    [Description("Standard deviation of the grain, in levels.")]
    [Range(0.0, 100.0)]
    public double Amount { get; init; } = 6;

    [Description("Whether each colour has a grain of its own, as with high ISO; else it is grey, as on film.")]
    public bool Coloured { get; init; }
}
