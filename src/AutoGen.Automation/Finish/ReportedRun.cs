using AutoGen.Automation.Drops;
using AutoGen.Automation.Renders;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Finish;

/// <summary>Renders of a drop that ran with the same settings but for prompt and seed.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Sampler">Its name.</param>
/// <param name="Schedule">Its name.</param>
/// <param name="Steps">Steps of each.</param>
/// <param name="Cfg">Guidance of each.</param>
/// <param name="Width">Pixels, before post-processing.</param>
/// <param name="Height">Pixels, before post-processing.</param>
internal sealed record ReportedRun(string Model, string Sampler, string Schedule, int Steps, double Cfg, int Width, int Height)
{
    /// <summary>The seed of each, in the order of the drop.</summary>
    public IReadOnlyList<long> Seeds { get; init; } = [];

    /// <summary>What ran, whether a picture came of it or not; one that was refused or never begun did not run.</summary>
    public static IReadOnlyList<ReportedRun> Of(DropPlan plan, IReadOnlyList<RenderRecord> records) =>
    [
        .. records.Where(record => record.End is RenderEnd.Completed or RenderEnd.Failed)
            .Select(record => plan.Renders[record.Number - 1].Request)
            .Where(request => request.Sheet is null) // no model ran
            .GroupBy(From, request => request.Seed)
            .Select(group => group.Key with { Seeds = [.. group] }),
    ];

    private static ReportedRun From(RenderRequest request) =>
        new(request.Model, request.Sampler.Name, request.Schedule.Name, request.Steps, request.Cfg, request.Width, request.Height);
}
