using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Protocol;

namespace AutoGen.Automation.Reports;

/// <summary>Finds reports for people who ask for them. Changes nothing.</summary>
/// <param name="folder">Absolute path of the folder of reports.</param>
public sealed partial class ReportReader(string folder)
{
    /// <summary>What the newest report is asked for with.</summary>
    public const string Latest = "latest";

    private const int MostNamed = 5;

    /// <summary>The newest report that is meant.</summary>
    /// <param name="asked">The name of a schedule or of a source, the id of a drop or so much of its beginning or end that it is the only one, or <see cref="Latest"/>.</param>
    public Result<FoundReport> Find(string asked)
    {
        var shelf = ReportShelf.In(folder);
        if (asked == Latest)
            return shelf.Count > 0 ? Found(shelf[0]) : Missing();
        if (shelf.FirstOrDefault(report => IsOf(report, asked)) is { } named)
            return Found(named);
        List<ShelvedReport> fitting = [.. shelf.Where(report => report.Head.Drop.StartsWith(asked, StringComparison.OrdinalIgnoreCase) || report.Head.Drop.EndsWith(asked, StringComparison.OrdinalIgnoreCase))];
        return fitting.Count == 1 ? Found(fitting[0]) : Unknown(asked, shelf);
    }

    /// <summary>The report of a finished drop, with its page if it has one.</summary>
    public FoundReport? Of(DropDetails drop) => drop.Report is not { } text ? null
        : ReportShelf.In(folder).FirstOrDefault(report => report.Head.Drop == drop.Summary.Id) is { } shelved ? Found(shelved)
        : new FoundReport(FoundDrop.DataBeside(text), null);

    private static FoundReport Found(ShelvedReport report) =>
        new(report.Path + ReportName.Data, File.Exists(report.Path + ReportName.Page) ? report.Path + ReportName.Page : null);

    private static bool IsOf(ShelvedReport report, string asked) =>
        NameOf(report).Equals(asked, StringComparison.OrdinalIgnoreCase) || NameOf(report).Equals(Path.GetFileNameWithoutExtension(asked), StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ShelvedReport report) => report.Head.Schedule ?? Moment().Replace(Path.GetFileName(report.Path), "");

    private Problem Missing() => new("report-missing", $"There is no report in {folder} yet.")
    {
        Value = folder,
        Remedy = "One is written when a drop is finished. If the agent was started with --workspace, name that folder here too.",
    };

    private static Problem Unknown(string asked, IReadOnlyList<ShelvedReport> shelf) => new("report-unknown", $"There is no report of \"{asked}\".")
    {
        Value = asked,
        Allowed = shelf.Count == 0 ? "there is none" : $"latest, the id of a drop, or a name: {string.Join(", ", shelf.Select(NameOf).Distinct().Take(MostNamed))}",
        Remedy = "If the agent was started with --workspace, name that folder here too.",
    };

    [GeneratedRegex(@"-\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?$")]
    private static partial Regex Moment();
}

/// <summary>A report and where it lies.</summary>
/// <param name="Data">Absolute path of the .json.</param>
/// <param name="Page">Absolute path of the page; null where there is none.</param>
public sealed record FoundReport(string Data, string? Page)
{
    /// <summary>As a person reads it, in that person's time.</summary>
    public Result<string> Text(TimeZoneInfo zone) => Read<DropReport, string>(report => ReportText.Write(report, zone));

    /// <summary>All of it (docs/drops.md).</summary>
    public Result<JsonObject> Json() => Read<JsonObject, JsonObject>(static report => report);

    private Result<TAnswer> Read<TData, TAnswer>(Func<TData, TAnswer> answer)
        where TData : class
        where TAnswer : class
    {
        try
        {
            return StateJson.Read<TData>(Data).TryGet(out var report, out var problems) ? answer(report) : Result<TAnswer>.Fail(problems);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, Data, "read");
        }
    }
}
