using System.Collections.Concurrent;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Devices;

/// <summary>A graphics device that was found and has computed the self-check right, or why there is none. Found out once in a process.</summary>
/// <param name="Adapter">The device; null where there is none.</param>
/// <param name="Problem">Why the CPU has to do.</param>
/// <param name="Refused">Operators of the self-check that it does not take; models with them fall back to the CPU.</param>
public sealed record DirectMlDevice(GraphicsAdapter? Adapter, Problem? Problem, IReadOnlyList<string> Refused)
{
    /// <summary>The code of <see cref="Problem"/> where the device is there, and computes garbage.</summary>
    public const string ComputesWrong = "device-computes-wrong";

    private static readonly ConcurrentDictionary<string, Lazy<DirectMlDevice>> Known = [];

    /// <summary>Whether this process can have one at all.</summary>
    private static bool MayBeThere => OnnxRuntimeInfo.HasDirectMl || DeviceRehearsal.IsOn;

    /// <summary>Puts a session's network on an adapter.</summary>
    internal Action<SessionOptions, GraphicsAdapter> Choose { get; init; } = static (session, adapter) => session.AppendExecutionProvider_DML(adapter.Index);

    /// <summary>Called before each run of a network on it.</summary>
    internal Action Running { get; init; } = static () => { };

    /// <summary>
    /// The device that networks shall run on. Null where that is the CPU: as configured, or because <see cref="OnnxProvider.Auto"/> is content with it where this
    /// ONNX Runtime has no DirectML.
    /// </summary>
    public static DirectMlDevice? For(OnnxOptions options) =>
        options.Provider == OnnxProvider.Cpu || (options.Provider == OnnxProvider.Auto && options.KnownDevice is null && !MayBeThere)
            ? null
            : options.KnownDevice ?? Of(options.Device);

    /// <summary>Why there is no device, as a person is told who gets the CPU for it.</summary>
    public static Problem OnCpu(Problem why) => why with { Message = $"Computing on the CPU: {why.Message}" };

    /// <param name="device">As configured: see <see cref="DeviceChoice"/>.</param>
    public static DirectMlDevice Of(string device) => Known.GetOrAdd(device, static text => new Lazy<DirectMlDevice>(() => Find(text))).Value;

    /// <summary>An adapter that is not checked yet.</summary>
    internal static DirectMlDevice On(GraphicsAdapter adapter) => new(adapter, null, []);

    /// <summary>What every session on it needs: DirectML supports neither memory patterns nor parallel execution (ONNX Runtime's DirectML page).</summary>
    internal SessionOptions NewOptions()
    {
        var session = new SessionOptions
        {
            EnableMemoryPattern = false,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        Choose(session, Adapter!);
        return session;
    }

    /// <summary>The device with what the self-check says of it.</summary>
    internal DirectMlDevice Checked()
    {
        var verdict = DeviceSelfCheck.Run($"{Adapter}", NewOptions);
        return verdict.Problem is { } problem ? None(problem) : this with { Refused = verdict.Refused };
    }

    private static DirectMlDevice Find(string text)
    {
        if (DeviceRehearsal.IsOn)
            return DeviceRehearsal.Device.Checked();
        if (!OnnxRuntimeInfo.HasDirectMl)
            return None(new Problem("directml-not-available", "This ONNX Runtime has no DirectML provider.") { Key = "provider", Remedy = "Set the provider to cpu, or install AutoGen for Windows." });
        return GraphicsAdapters.List().TryGet(out var adapters, out var problems) && DeviceChoice.Of(text, adapters).TryGet(out var adapter, out problems)
            ? On(adapter).Checked()
            : None(problems[0]);
    }

    private static DirectMlDevice None(Problem problem) => new(null, problem, []);
}
