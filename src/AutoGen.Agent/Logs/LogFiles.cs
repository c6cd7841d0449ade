using AutoGen.Agent.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Debugging;
using Serilog.Extensions.Logging;

namespace AutoGen.Agent.Logs;

/// <summary>
/// The agent's log in files of the data folder: a new one each day and whenever one is full, the oldest deleted. What
/// cannot be written (full disk, no rights) is lost to the file and to nothing else.
/// </summary>
internal static class LogFiles
{
    public static string FolderOf(Places places) => Path.Combine(places.Data, "logs");

    public static ILoggingBuilder AddLogFiles(this ILoggingBuilder logging, Places places, AgentSettings settings, Terminal terminal)
    {
        var complaint = new LogComplaint(FolderOf(places), terminal, TimeProvider.System);
        SelfLog.Enable(complaint.Hear);
        var log = new LoggerConfiguration()
            .MinimumLevel.Verbose() // levels are the host's matter
            .WriteTo.File(
                new LogFileFormatter(),
                Path.Combine(FolderOf(places), "autogen-.log"),
                fileSizeLimitBytes: settings.LogFileMegabytes << 20,
                rollOnFileSizeLimit: true,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: settings.LogFiles)
            .CreateLogger();
        return logging.AddProvider(new SerilogLoggerProvider(log, dispose: true)); // AddSerilog would set the host's levels aside
    }
}
