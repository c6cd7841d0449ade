using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>A finished drop in full, from its report.</summary>
internal static class ReportReading
{
    public static Result<DropDetails> Of(string path)
    {
        try
        {
            return StateJson.Read<Report>(path).TryGet(out var report, out var problems)
                ? Details(report, path)
                : Result<DropDetails>.Fail(problems);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, path, "read");
        }
    }

    private static DropDetails Details(Report report, string path) => new()
    {
        Summary = new DropSummary
        {
            Id = report.Drop,
            Watch = report.Watch,
            Source = report.Sources.FirstOrDefault("?"),
            State = report.Outcome == WatchFolders.Done ? DropState.Done : DropState.Failed,
            Created = report.Created,
            Renders = report.Pictures.Count + report.Failures.Count,
            Completed = report.Pictures.Count,
            Failed = report.Failures.Count,
        },
        Renders =
        [
            .. report.Pictures.Select(static picture => Summary(picture, "completed"))
                .Concat(report.Failures.Select(static failure => Summary(failure, failure.End)))
                .OrderBy(static render => render.Number),
        ],
        Rejected = report.Rejected,
        Report = FoundDrop.TextBeside(path),
    };

    private static RenderSummary Summary(Render render, string state) =>
        new(render.Number, state, render.Request.Prompt, render.Request.Seed) { Attempts = render.Attempts, Path = render.Path, Problems = render.Problems };

    /// <summary>What is needed of a report; it must stay readable when reports learn to say more.</summary>
    private sealed record Report
    {
        public required string Drop { get; init; }

        public required string Watch { get; init; }

        public required IReadOnlyList<string> Sources { get; init; }

        public required string Outcome { get; init; }

        public DateTimeOffset Created { get; init; }

        public IReadOnlyList<Render> Pictures { get; init; } = [];

        public IReadOnlyList<Render> Failures { get; init; } = [];

        public IReadOnlyList<Problem> Rejected { get; init; } = [];
    }

    private sealed record Render(int Number, Asked Request)
    {
        public string End { get; init; } = "failed";

        public string? Path { get; init; }

        public int Attempts { get; init; }

        public IReadOnlyList<Problem> Problems { get; init; } = [];
    }

    private sealed record Asked(string Prompt, long Seed);
}
