using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using AutoGen.Agent.Control;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;
using AutoGen.Automation.Reports;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen report [DROP|SCHEDULE|latest]</c>.</summary>
internal sealed class ReportCommand : ControlCommand
{
    private readonly Argument<string> of = new("of")
    {
        Description = "Name of a schedule or of a source, id of a drop or as much of it as is needed, or latest.",
        DefaultValueFactory = static _ => ReportReader.Latest,
    };

    private readonly Option<bool> open = new("--open") { Description = "Open the page in the browser." };
    private readonly Option<bool> path = new("--path") { Description = "Print the path of the page and nothing else." };

    public ReportCommand(Terminal terminal)
        : base(terminal, "report", "Shows the report of a drop or of a schedule's run. Works without an agent too.")
    {
        Add(of);
        Add(open);
        Add(path);
    }

    public override string Examples => """
        Examples:
          autogen report --open            the newest one, in the browser
          autogen report nightly           the newest of the schedule nightly, as text
          autogen report 9f3ac1 --json     that of a drop, for scripts

        Exit codes: 0 shown, 1 the agent does not answer, 2 there is none, or it cannot be read.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(parsed.GetValue(of)!, places, cancellationToken)).TryGet(out var report, out var problems))
            return Refuse(parsed, problems);
        if (parsed.GetValue(open) || parsed.GetValue(path))
            return report.Page is { } page ? Page(page, parsed.GetValue(open)) : Refuse(parsed, [NoPage(report)]);
        if (IsJson(parsed) && report.Json().TryGet(out var json, out problems))
            JsonOutput.Write(Terminal, json);
        else if (!IsJson(parsed) && report.Text(TimeZoneInfo.Local).TryGet(out var text, out problems))
            Print(text, report);
        return problems.Count == 0 ? ExitCode.Done : Refuse(parsed, problems);
    }

    private ExitCode Page(string page, bool opened)
    {
        if (opened && !TryOpen(page))
            Terminal.Report([NotOpened(page)], "note");
        Terminal.Output.WriteLine(page);
        return ExitCode.Done;
    }

    private void Print(string text, FoundReport report)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
            Terminal.Output.WriteLine(Printable.Line(line));
        if (report.Page is { } page)
            Terminal.Output.WriteLine($"\nThe page: {page}");
    }

    /// <summary>In the folder of the running agent, or of the places; for a drop without a page the report beside its source.</summary>
    private static async Task<Result<FoundReport>> FindAsync(string asked, Places places, CancellationToken cancellationToken)
    {
        var client = new ControlClient(places);
        var running = (await client.AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, cancellationToken)).Value;
        var reader = new ReportReader(running?.Status?.Reports ?? places.Reports);
        var found = reader.Find(asked);
        if (found.Value is not null || asked == ReportReader.Latest)
            return found;
        var details = running is null
            ? Files(places).Value?.Show(asked).Value
            : (await client.AskAsync(new ControlRequest { Ask = ControlQuestion.Show, Drop = asked }, cancellationToken)).Value?.Details;
        return details is null ? found : reader.Of(details) is { } beside ? beside : Unfinished(details.Summary);
    }

    private static bool TryOpen(string page)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
            return true;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or FileNotFoundException)
        {
            return false;
        }
    }

    private static Problem NotOpened(string page) => new("report-not-opened", "No program opens pages on this computer.") { Value = page, Remedy = "Open the file in a browser." };

    private static Problem NoPage(FoundReport report) => new("report-without-page", $"There is no page of that report, only {report.Data}.")
    {
        Value = report.Data,
        Remedy = "Pages are written as the keys reports and reportsKept of the configuration say; autogen report without --open shows the text.",
    };

    private static Problem Unfinished(DropSummary drop) => new("report-not-yet", $"Drop {drop.Id} is not finished, so it has no report yet.")
    {
        Value = drop.Id,
        Remedy = $"autogen show {drop.Id} tells how it stands.",
    };
}
