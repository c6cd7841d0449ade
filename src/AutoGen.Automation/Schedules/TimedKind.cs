using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Schedules;

/// <summary>Renders that take the same time for a step.</summary>
internal sealed record TimedKind(string Model, string Sampler, int Width, int Height)
{
    /// <summary>Seconds for each step of the last ones, without loading the model, the newest last.</summary>
    public IReadOnlyList<double> Seconds { get; init; } = [];

    internal double Pixels => (double)Width * Height;

    internal double Median => Seconds.Order().ElementAt(Seconds.Count / 2);

    public static TimedKind Of(RenderRequest request) => new(request.Model, request.Sampler.Name, request.Width, request.Height);

    public bool IsSame(TimedKind other) => (Model, Sampler, Width, Height) == (other.Model, other.Sampler, other.Width, other.Height);
}
