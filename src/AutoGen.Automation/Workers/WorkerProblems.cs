using System.Globalization;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Workers;

/// <summary>Why a worker ended that should not have.</summary>
internal static class WorkerProblems
{
    private const string FirstSuspects = "Its last lines are in the report. A plugin of the render, the graphics driver or the model is at fault: try without the plugin, or another provider.";

    public static Problem Crashed(int exitCode) =>
        new("worker-crashed", $"The worker process crashed ({WorkerEnd.Describe(exitCode)}).")
        {
            Value = exitCode.ToString(CultureInfo.InvariantCulture),
            Remedy = FirstSuspects,
        };

    /// <summary>Where a worker that crashed or hung says by its exit code or in its last lines that the graphics device is lost.</summary>
    public static Problem? DeviceLost(int? exitCode, IReadOnlyList<string> lastLines) =>
        ((exitCode is { } code ? DeviceLoss.In(code) : null) ?? lastLines.Select(DeviceLoss.In).LastOrDefault(static said => said is not null)) is { } meaning
            ? new Problem(DeviceLoss.ProblemCode, $"The graphics device was lost, and the worker process with it ({meaning}).")
            {
                Value = exitCode?.ToString(CultureInfo.InvariantCulture),
                Remedy = "The picture is tried again. Where it happens often: update the graphics driver, ask for smaller pictures, or look at the card's cooling and power.",
            }
            : null;

    public static Problem DeviceRests(Problem loss) =>
        new("device-rests", $"Computing on the CPU for {SlotDevice.Rest.TotalHours:0} hours: the graphics device was lost {SlotDevice.MostLosses} times within {SlotDevice.Span.TotalHours:0}. The last time: {loss.Message}")
        {
            Value = loss.Value,
            Remedy = "Mend the driver or the card, then restart the agent: the device is tried again at once. Or set the provider to cpu.",
        };

    public static Problem Hung(string how) =>
        new("worker-hung", $"The worker process {how} and was ended.")
        {
            Remedy = "A plugin of the render, the graphics driver or the model hangs; where it is only slow, raise the worker limits in the configuration.",
        };

    /// <summary>Code of <see cref="TooMuchMemory"/>.</summary>
    public const string KilledForMemory = "worker-killed-memory";

    public static Problem TooMuchMemory(long bytes, long ceiling) =>
        new(KilledForMemory, $"The worker process used {Megabytes(bytes)} of memory and was ended.")
        {
            Value = Megabytes(bytes),
            Allowed = $"{Megabytes(ceiling)}, for a short time half as much again",
            Remedy = "Render smaller pictures, find the plugin that leaks, or raise \"workerMemory\" in the configuration.",
        };

    public static Problem Unintelligible(string what) =>
        new("worker-protocol-broken", $"The worker process sent what is no message: {what}")
        {
            Allowed = $"worker protocol {WorkerProtocol.Version}",
            Remedy = "Restart the agent if it was upgraded; else this is a fault of AutoGen, or of a plugin that writes where it must not.",
        };

    public static Problem NotStarted(WorkerProgram program, string reason) =>
        new("worker-not-started", $"The worker process {program.File} cannot be started: {reason}")
        {
            File = program.File,
            Remedy = "It is tried again. Check the installation, and whether memory, processes and file handles are left for this user.",
        };

    public static Problem PluginKills(string plugin, WorkerEnd end) =>
        new("plugin-kills-worker", $"The plugin {plugin} ended the worker process while it was loaded ({Reason(end)}). It is left out until its files change.{Lines(end)}")
        {
            Value = plugin,
            Remedy = "Ask its author, take it out of the plugin folder, or put another version there: that one is tried again.",
        };

    public static Problem PluginFails(PluginEntry plugin, int failures, Problem last) =>
        new("plugin-fails-renders", $"The plugin {RenderPlugins.Label(plugin)} failed {failures} {(failures == 1 ? "render" : "renders in a row")}. It is left out until its files change. The last time: {last.Message}")
        {
            Value = plugin.Name,
            Remedy = "Ask its author, or put another version there: that one is tried again.",
        };

    private static string Reason(WorkerEnd end) =>
        end.ExitCode is { } code ? WorkerEnd.Describe(code) : end.Problem?.Message.TrimEnd('.') ?? "it was ended";

    /// <summary>Without the stack, which hides them.</summary>
    private static string Lines(WorkerEnd end) =>
        end.LastLines.Where(static line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).TakeLast(5).ToList() is { Count: > 0 } words
            ? " Its last words: " + string.Join(" / ", words)
            : "";

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB");
}
