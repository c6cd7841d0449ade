using System.Text.Json.Nodes;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using AutoGen.Protocol;

namespace AutoGen.Automation.Finish;

/// <summary>&lt;name&gt;.report.json: what became of a drop. The .txt beside it says the same to people.</summary>
internal sealed record DropReport
{
    /// <summary>Id of the drop.</summary>
    public required string Drop { get; init; }

    /// <summary>The run of a schedule that it was; null for every other drop. It stands at the beginning of the file, where it is found without reading the rest.</summary>
    public ReportedSchedule? Schedule { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>The sources, relative to the watch.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Absolute paths of the sources, where the agent put them; where they were, if it deleted them.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Whether the sources were deleted, as the watch wants it of those that are done.</summary>
    public bool Deleted { get; init; }

    /// <summary>done or failed.</summary>
    public required string Outcome { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    public required ReportedTimes Times { get; init; }

    /// <summary>What ran: model, sampler and the other settings that renders share.</summary>
    public required IReadOnlyList<ReportedRun> Runs { get; init; }

    /// <summary>Why pictures are missing; what most are missing for comes first.</summary>
    public IReadOnlyList<ReportedReason> Reasons { get; init; } = [];

    public required IReadOnlyList<ReportedPicture> Pictures { get; init; }

    /// <summary>Renders that began and failed, or were cancelled; not those that the window of a scheduled run left.</summary>
    public required IReadOnlyList<ReportedFailure> Failures { get; init; }

    /// <summary>Requests, or the whole drop, that were refused and not begun.</summary>
    public required IReadOnlyList<Problem> Rejected { get; init; }

    public required IReadOnlyList<Problem> Warnings { get; init; }

    /// <summary>Whether everything that was asked for was made; of a run with a window, something was and nothing failed.</summary>
    public static bool IsDone(DropPlan plan, IReadOnlyList<RenderRecord> records) =>
        plan.Rejected.Count == 0 && records.All(record => record.End == RenderEnd.Completed || IsLeft(record))
        && (records.Count == 0 || records.Any(record => record.End == RenderEnd.Completed));

    private static bool IsLeft(RenderRecord record) => record.End is RenderEnd.CarriedOver or RenderEnd.Dropped;

    public static DropReport From(Drop drop, IReadOnlyList<RenderRecord> records, FinishRecord finish, DateTimeOffset finished)
    {
        var plan = drop.Plan;
        var rejected = Moved(plan.Rejected);
        List<ReportedFailure> failures = [.. records.Where(record => record.End != RenderEnd.Completed && !IsLeft(record)).Select(record => Failure(drop, record, Request(record), Moved(Located(record))))];
        return new DropReport
        {
            Drop = plan.Id,
            Schedule = ReportedSchedule.Of(plan, records),
            Watch = plan.Watch,
            Sources = plan.Sources,
            Files = [.. plan.Sources.Select(source => finish.Sources[source])],
            Deleted = !finish.Moves && plan.OnFinish == WatchSettings.Delete,
            Outcome = IsDone(plan, records) ? WatchFolders.Done : WatchFolders.Failed,
            Created = plan.Created,
            Finished = finished,
            Times = ReportedTimes.Of(plan.Created, ReportedAttempt.FirstOf(drop), finished, records),
            Runs = ReportedRun.Of(plan, records),
            Reasons = ReportedReason.Of(failures, rejected),
            Pictures = [.. records.Where(record => record.Picture is not null).Select(record => Picture(plan, record, Request(record)))],
            Failures = failures,
            Rejected = rejected,
            Warnings = Moved([.. plan.Warnings, .. records.SelectMany(record => record.Warnings)]),
        };

        JsonObject Request(RenderRecord record) =>
            SettingsJson.Write(finish.WithMovedImage(drop.Folder, plan.Renders[record.Number - 1].Request));

        // a render does not know who asked for it; the line of the request is the place to mend
        IReadOnlyList<Problem> Located(RenderRecord record) =>
        [
            .. record.Problems.Select(problem => problem.File is null
                ? problem with { File = plan.Sources.FirstOrDefault(SourceNames.IsText) ?? plan.Sources[0], Line = plan.Renders[record.Number - 1].Line }
                : problem),
        ];

        IReadOnlyList<Problem> Moved(IReadOnlyList<Problem> problems) => [.. problems.Select(problem => finish.WithMovedFiles(drop.Folder, problem))];
    }

    private static ReportedPicture Picture(DropPlan plan, RenderRecord record, JsonObject request)
    {
        var (render, picture) = (plan.Renders[record.Number - 1], record.Picture!);
        return new ReportedPicture(record.Number, record.Path!, picture.Seed, picture.Width, picture.Height, Math.Round(picture.Times.Total, 3))
        {
            Line = render.Line,
            LoadSeconds = Math.Round(picture.Times.Load, 3),
            Attempts = record.Attempts,
            Sha256 = picture.Sha256,
            PostProcessing = picture.PostProcessing,
            Files = record.Files,
            FileSha256 = record.FileSha256,
            Request = request,
        };
    }

    private static ReportedFailure Failure(Drop drop, RenderRecord record, JsonObject request, IReadOnlyList<Problem> problems)
    {
        var render = drop.Plan.Renders[record.Number - 1];
        return new ReportedFailure(record.Number, record.End.ToString().ToLowerInvariant(), record.Stage?.ToString().ToLowerInvariant(), problems)
        {
            Line = render.Line,
            Attempts = record.Attempts,
            Tries = ReportedAttempt.Of(drop.Folder, record.Number),
            Evidence = record.Evidence,
            Request = request,
        };
    }
}
