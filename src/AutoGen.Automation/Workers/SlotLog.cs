using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>What slots say about their workers.</summary>
internal static partial class SlotLog
{
    [LoggerMessage(1510, LogLevel.Debug, "Worker {Slot}: process {Process} started")]
    public static partial void Started(ILogger logger, int slot, int process);

    [LoggerMessage(1511, LogLevel.Debug, "Worker {Slot}: ended")]
    public static partial void Ended(ILogger logger, int slot);

    [LoggerMessage(1512, LogLevel.Error, "Worker {Slot}: {Problem}")]
    public static partial void Lost(ILogger logger, int slot, Problem problem);

    [LoggerMessage(1513, LogLevel.Error, "The plugin {Plugin} is left out until its files change")]
    public static partial void PluginLeftOut(ILogger logger, string plugin);

    [LoggerMessage(1514, LogLevel.Error, "That the plugin {Plugin} kills workers could not be written down: {Reason}")]
    public static partial void NotRemembered(ILogger logger, string plugin, string reason);

    [LoggerMessage(1516, LogLevel.Error, "{Problem}")]
    public static partial void PluginFails(ILogger logger, Problem problem);

    [LoggerMessage(1517, LogLevel.Error, "Worker {Slot}: {Problem}")]
    public static partial void DeviceRests(ILogger logger, int slot, Problem problem);

    [LoggerMessage(1515, LogLevel.Information, "Worker {Slot} says: {Line}")]
    public static partial void Output(ILogger logger, int slot, string line);
}
