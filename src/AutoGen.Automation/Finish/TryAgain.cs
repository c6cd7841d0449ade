namespace AutoGen.Automation.Finish;

/// <summary>How the missing pictures of a drop are had after all.</summary>
/// <param name="Command">What to type; null where only the source itself brings them back.</param>
/// <param name="Advice">The sentence that it begins, or the whole of it.</param>
internal sealed record TryAgain(string? Command, string Advice)
{
    /// <summary>Requests that were refused were never planned: only the source itself brings them back.</summary>
    public static TryAgain After(DropReport report) => (report.Failures.Count + (report.Schedule?.Dropped ?? 0) > 0, report) switch
    {
        (true, { Schedule: { } run }) => new($"autogen retry {report.Drop}", $"makes what is missing, as it was planned; what you mend counts from the next run on, or at once with {RunNow(run)}"),
        (false, { Schedule: { } run, Rejected.Count: > 0 }) => new(RunNow(run), "makes a new run, when what is named above is mended"),
        (false, { Schedule: not null }) => new(null, "nothing is to be done, the next run makes what this one left"),
        (true, { Rejected.Count: 0 }) => new($"autogen retry {report.Drop}", "makes what is missing, as the source was; a source that you mended, moved back into the watched folder, is made anew from its beginning"),
        _ => new(null, "mend what is named above and move the source back into the watched folder"),
    };

    /// <summary>Nobody watches the folder that a schedule's source lies in.</summary>
    private static string RunNow(ReportedSchedule run) => $"autogen schedule run {(run.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{run.Name}\"" : run.Name)}";

    public override string ToString() => Command is null ? Advice : $"{Command} {Advice}";
}
