using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>The agent's name in the Event Log of Windows; a service may write there only after an administrator has registered it.</summary>
[SupportedOSPlatform("windows")]
internal static class ServiceEvents
{
    private const string LogName = "Application";

    /// <summary>Of the event that says why it does not start (docs/logs.md).</summary>
    private const int RefusedId = 1909;

    public static IReadOnlyList<Problem> Register(string source) => Try(source, () =>
    {
        if (!EventLog.SourceExists(source))
            EventLog.CreateEventSource(new EventSourceCreationData(source, LogName));
    });

    public static IReadOnlyList<Problem> Unregister(string source) => Try(source, () =>
    {
        if (EventLog.SourceExists(source))
            EventLog.DeleteEventSource(source);
    });

    /// <summary>Why the service does not start; where the log cannot be written, the exit code has to do.</summary>
    public static void Refused(string source, IEnumerable<Problem> problems) =>
        Try(source, () => EventLog.WriteEntry(source, string.Join(Environment.NewLine, problems), EventLogEntryType.Error, RefusedId));

    private static IReadOnlyList<Problem> Try(string source, Action change)
    {
        try
        {
            change();
            return [];
        }
        catch (Exception fault) when (fault is SecurityException or UnauthorizedAccessException or InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return [ServiceProblems.Failed("Event Log", $"change the event source {source}", fault.Message.TrimEnd('.'))];
        }
    }
}
