using System.Collections.Concurrent;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Devices;

/// <summary>A graphics device that was found and has computed the self-check right, or why there is none. Found out once in a process.</summary>
/// <param name="Adapter">The device; null where there is none.</param>
/// <param name="Problem">Why the CPU has to do.</param>
/// <param name="Refused">Operators of the self-check that it does not take; models with them fall back to the CPU.</param>
public sealed record DirectMlDevice(GraphicsAdapter? Adapter, Problem? Problem, IReadOnlyList<string> Refused)
{
    private static readonly ConcurrentDictionary<string, Lazy<DirectMlDevice>> Known = [];

    /// <param name="device">As configured: see <see cref="DeviceChoice"/>.</param>
    public static DirectMlDevice Of(string device) => Known.GetOrAdd(device, static text => new Lazy<DirectMlDevice>(() => Find(text))).Value;

    /// <summary>What every session on it needs: DirectML supports neither memory patterns nor parallel execution (ONNX Runtime's DirectML page).</summary>
    internal SessionOptions NewOptions() => NewOptions(Adapter!);

    private static DirectMlDevice Find(string text)
    {
        if (!OnnxRuntimeInfo.HasDirectMl)
            return None(new Problem("directml-not-available", "This ONNX Runtime has no DirectML provider.") { Key = "provider", Remedy = "Set the provider to cpu, or install AutoGen for Windows." });
        if (!GraphicsAdapters.List().TryGet(out var adapters, out var problems) || !DeviceChoice.Of(text, adapters).TryGet(out var adapter, out problems))
            return None(problems[0]);
        var verdict = DeviceSelfCheck.Run(() => NewOptions(adapter));
        return verdict.Problem is { } problem ? None(problem) : new DirectMlDevice(adapter, null, verdict.Refused);
    }

    private static DirectMlDevice None(Problem problem) => new(null, problem, []);

    private static SessionOptions NewOptions(GraphicsAdapter adapter)
    {
        var options = new SessionOptions
        {
            EnableMemoryPattern = false,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AppendExecutionProvider_DML(adapter.Index);
        return options;
    }
}
