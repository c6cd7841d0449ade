using AutoGen.Models.Devices;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>Opens the networks of one model: every rule for sessions stands here.</summary>
internal sealed class GraphLoader(OnnxOptions options, List<Problem> problems, List<Problem> warnings)
{
    // auto is content with the CPU where this ONNX Runtime has no DirectML
    private DirectMlDevice? device = options.Provider == OnnxProvider.DirectMl || (options.Provider == OnnxProvider.Auto && DirectMlDevice.MayBeThere) ? DirectMlDevice.Of(options.Device) : null;

    /// <summary>Seconds that the networks opened here have run.</summary>
    public RunClock Clock { get; } = new();

    /// <summary>
    /// Opens a graph from its path, so that external data beside it is found. On DirectML the named dimensions get the
    /// sizes they always have, which lets the driver compile for them.
    /// </summary>
    /// <exception cref="ModelFault">The device is lost.</exception>
    public OnnxGraph? Open(string path, IReadOnlyDictionary<string, long> fixedDimensions)
    {
        if (device is { Problem: { } problem })
            FallBack(problem);
        if (device is null || OpenOn(device, path, fixedDimensions) is not { } graph)
            graph = TryOpen(path, CpuOptions, fault => problems.Add(Refused(path, fault)), null);
        return graph;
    }

    private OnnxGraph? OpenOn(DirectMlDevice directMl, string path, IReadOnlyDictionary<string, long> fixedDimensions) =>
        TryOpen(path, () => DirectMlOptions(directMl, fixedDimensions), fault => FallBack(DeviceFault.Of($"{directMl.Adapter}", fault.Message) ?? NotTaken(directMl, path, fault)), directMl);

    /// <summary>The other networks of the model go to the CPU too: latents would be carried to and fro at every step.</summary>
    private void FallBack(Problem why)
    {
        if (why.Code == DeviceLoss.ProblemCode)
            throw new ModelFault(why); // to be tried again, on a device that is there again
        device = null;
        warnings.Add(why with { Message = $"Computing on the CPU: {why.Message}" });
    }

    private OnnxGraph? TryOpen(string path, Func<SessionOptions> createOptions, Action<Exception> refused, DirectMlDevice? on)
    {
        try
        {
            using var session = createOptions();
            return new OnnxGraph(path, new InferenceSession(path, session), Clock, on);
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

    private static SessionOptions DirectMlOptions(DirectMlDevice directMl, IReadOnlyDictionary<string, long> fixedDimensions)
    {
        var session = directMl.NewOptions();
        foreach (var (name, size) in fixedDimensions)
            session.AddFreeDimensionOverrideByName(name, size);
        return session;
    }

    private static Problem NotTaken(DirectMlDevice directMl, string path, Exception fault) => new("directml-not-available", $"{directMl.Adapter} does not take the network: {fault.Message}")
    {
        File = path,
        Key = "provider",
        Remedy = "Update the graphics driver, or set the provider to cpu.",
    };

    private static Problem Refused(string path, Exception fault) => new("model-graph-refused", $"ONNX Runtime cannot load the network: {fault.Message}")
    {
        File = path,
        Remedy = "Copy the file again, with its external data (.onnx_data) beside it, or export it with a current optimum.",
    };
}
