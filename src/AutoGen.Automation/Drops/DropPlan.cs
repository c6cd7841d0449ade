using System.Text.Json.Serialization;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Drops;

/// <summary>drop.json: what a drop is and everything it will render. Written once.</summary>
internal sealed record DropPlan
{
    public required string Id { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Paths relative to the watch; the first gives its name to the pictures and the report.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Absolute path of the output folder; a later change of the configuration does not touch a planned drop.</summary>
    public required string Output { get; init; }

    /// <summary>What becomes of the sources: move, delete (when done) or keep.</summary>
    public string OnFinish { get; init; } = WatchSettings.Move;

    /// <summary>The run of a schedule that it is; null for every other drop.</summary>
    public ScheduledRun? Schedule { get; init; }

    public IReadOnlyList<PlannedRender> Renders { get; init; } = [];

    /// <summary>Requests, or the whole drop, that were refused.</summary>
    public IReadOnlyList<Problem> Rejected { get; init; } = [];

    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>One picture to be.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Path of the picture, relative to the output folder.</param>
/// <param name="Line">Line of its request in the source; null for an image with a recipe.</param>
/// <param name="Request">What to render.</param>
internal sealed record PlannedRender(int Number, string Name, int? Line, RenderRequest Request)
{
    /// <summary>For a sheet the numbers of the renders whose pictures go onto it; it waits for them. Null for every other.</summary>
    public IReadOnlyList<int>? Members { get; init; }

    /// <summary>Id of the run whose window left it to this one; null where this drop asked for it itself.</summary>
    public string? CarriedFrom { get; init; }

    /// <summary>Whether the drop is done without it where it cannot be made: a sheet whose request says so.</summary>
    [JsonIgnore]
    public bool IsOptional => Request.Sheet is { } sheet && StepPolicies.Of(sheet.Step) != StepPolicy.Fail;
}

/// <summary>A planned drop on its way.</summary>
internal sealed record Drop(DropFolder Folder, DropPlan Plan);
