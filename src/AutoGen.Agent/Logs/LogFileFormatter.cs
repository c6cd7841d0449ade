using System.Globalization;
using AutoGen.Agent.Running;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace AutoGen.Agent.Logs;

/// <summary>
/// A log event as the files hold it: a line that a person reads, and after a tab its properties as JSON for programs. An
/// exception follows on lines that begin with a space, so whatever else begins a line begins an event.
/// </summary>
internal sealed class LogFileFormatter : ITextFormatter
{
    private static readonly JsonValueFormatter Json = new(typeTagName: null);
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    // the head of the line says them already
    private static readonly string[] Said = ["EventId", "SourceContext"];

    /// <summary>Begins the names of what Quartz adds to every event of a job.</summary>
    private const string Scheduler = "quartz.";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var time = logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture);
        output.Write($"{time} {Level(logEvent.Level)} {EventId(logEvent)} {Source(logEvent)}: {Printable.Line(Rendered(logEvent))}");
        var properties = logEvent.Properties.Where(static property => !Said.Contains(property.Key) && !property.Key.StartsWith(Scheduler, StringComparison.Ordinal)).Select(static property => new LogEventProperty(property.Key, property.Value)).ToList();
        if (properties.Count > 0)
        {
            output.Write('\t');
            Json.Format(new StructureValue(properties), output);
        }

        output.WriteLine();
        if (logEvent.Exception is { } exception)
            output.WriteLine("    " + exception.ToString().ReplaceLineEndings(Environment.NewLine + "    "));
    }

    private static string Rendered(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Message.Format(logEvent, text);
        return text.ToString();
    }

    private static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "critical",
        LogEventLevel.Error => "error",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Information => "info",
        _ => "debug",
    };

    private static string EventId(LogEvent logEvent) =>
        logEvent.Properties.GetValueOrDefault("EventId") is StructureValue id && id.Properties.FirstOrDefault(static part => part.Name == "Id") is { Value: ScalarValue { Value: int number } }
            ? number.ToString(CultureInfo.InvariantCulture)
            : "0";

    /// <summary>The class that says it, without its namespace.</summary>
    private static string Source(LogEvent logEvent) =>
        logEvent.Properties.GetValueOrDefault("SourceContext") is ScalarValue { Value: string source } ? source[(source.LastIndexOf('.') + 1)..] : "agent";
}
