using AutoGen.Protocol.Rendering;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>Opens the networks of one model: every rule for sessions stands here.</summary>
internal sealed class GraphLoader(OnnxOptions options, List<Problem> problems, List<Problem> warnings)
{
    private bool onDirectMl = options.Provider != OnnxProvider.Cpu && OnnxRuntimeInfo.HasDirectMl;

    /// <summary>Seconds that the networks opened here have run.</summary>
    public RunClock Clock { get; } = new();

    /// <summary>
    /// Opens a graph from its path, so that external data beside it is found. On DirectML the named dimensions get the
    /// sizes they always have, which lets the driver compile for them.
    /// </summary>
    public OnnxGraph? Open(string path, IReadOnlyDictionary<string, long> fixedDimensions)
    {
        if (options.Provider == OnnxProvider.DirectMl && !onDirectMl && warnings.Count == 0)
            warnings.Add(FellBack("This ONNX Runtime has no DirectML provider."));
        if (!onDirectMl || OpenOnDirectMl(path, fixedDimensions) is not { } graph)
            graph = TryOpen(path, CpuOptions, fault => problems.Add(Refused(path, fault)));
        return graph;
    }

    private OnnxGraph? OpenOnDirectMl(string path, IReadOnlyDictionary<string, long> fixedDimensions) =>
        TryOpen(path, () => DirectMlOptions(fixedDimensions), fault =>
        {
            onDirectMl = false;
            warnings.Add(FellBack(fault.Message));
        });

    private OnnxGraph? TryOpen(string path, Func<SessionOptions> createOptions, Action<Exception> refused)
    {
        try
        {
            using var session = createOptions();
            return new OnnxGraph(path, new InferenceSession(path, session), Clock);
        }
        catch (OnnxRuntimeException fault)
        {
            refused(fault);
            return null;
        }
    }

    private SessionOptions CpuOptions() => new()
    {
        IntraOpNumThreads = options.Threads,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };

    // DirectML supports neither memory patterns nor parallel execution (ONNX Runtime's DirectML page)
    private SessionOptions DirectMlOptions(IReadOnlyDictionary<string, long> fixedDimensions)
    {
        var session = CpuOptions();
        session.EnableMemoryPattern = false;
        session.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
        foreach (var (name, size) in fixedDimensions)
            session.AddFreeDimensionOverrideByName(name, size);
        session.AppendExecutionProvider_DML(options.Device);
        return session;
    }

    private static Problem FellBack(string reason) => new("directml-not-available", $"Computing on the CPU: {reason}")
    {
        Key = "provider",
        Remedy = "Update the graphics driver, or set the provider to cpu.",
    };

    private static Problem Refused(string path, Exception fault) => new("model-graph-refused", $"ONNX Runtime cannot load the network: {fault.Message}")
    {
        File = path,
        Remedy = "Copy the file again, with its external data (.onnx_data) beside it, or export it with a current optimum.",
    };
}
