using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the beta schedule.</summary>
public sealed record BetaOptions : DialectOptions
{
    /// <value>First parameter of the distribution, 0.01 to 100; the smaller, the more steps at low noise. Default 0.6.</value>
    [Range(0.01, 100.0)]
    [Description("First parameter of the beta distribution; the smaller, the more steps at low noise.")]
    public double Alpha { get; init; } = 0.6;

    /// <value>Second parameter of the distribution, 0.01 to 100; the smaller, the more steps at high noise. Default 0.6.</value>
    [Range(0.01, 100.0)]
    [Description("Second parameter of the beta distribution; the smaller, the more steps at high noise.")]
    public double Beta { get; init; } = 0.6;
}
