using AutoGen.Models.Devices;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>Opens the networks of one model, on the device where there is one, else on the CPU.</summary>
internal sealed class GraphLoader
{
    private readonly OnnxOptions options;
    private readonly List<Problem> problems, warnings;
    private readonly string adapter = "";
    private DeviceSessions? sessions;

    /// <param name="options">Where to compute.</param>
    /// <param name="problems">What networks cannot be loaded for.</param>
    /// <param name="warnings">What a person should know; grows also while the model is used.</param>
    /// <exception cref="ModelFault">The device is lost.</exception>
    public GraphLoader(OnnxOptions options, List<Problem> problems, List<Problem> warnings)
    {
        (this.options, this.problems, this.warnings) = (options, problems, warnings);
        if (DirectMlDevice.For(options) is not { } device)
            return;
        if (device.Problem is { } problem)
            FallBack(problem);
        else
            (adapter, sessions) = ($"{device.Adapter}", new DeviceSessions(device));
    }

    /// <summary>Seconds that the networks opened here have run.</summary>
    public RunClock Clock { get; } = new();

    /// <summary>Opens a graph from its path, so that external data beside it is found.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="activations">Bytes that it takes while it computes, by the shape of its picture or latent and the bytes of a number; none where it is left out.</param>
    /// <returns>Null where it cannot be loaded.</returns>
    public OnnxGraph? Open(string path, Func<long[], int, long>? activations = null)
    {
        if (sessions is not null && HeaderOf(path) is { } header)
            return new OnnxGraph(path, new OnDevice(header, sessions, NeedOf(path, header, activations), fault => FallBack(path, fault)), Clock);
        return TryOpenOnCpu(path);
    }

    /// <summary>
    /// A network once more so that it computes in float32: <c>model_fp32.onnx</c> beside it, where the model has that; else on the CPU, where ONNX Runtime
    /// computes float16 networks in float32 from end to end.
    /// </summary>
    /// <returns>Null where there is no other way to compute it.</returns>
    public OnnxGraph? OpenInSingle(OnnxGraph graph, Func<long[], int, long> activations)
    {
        var single = Path.Combine(Path.GetDirectoryName(graph.Path)!, "model_fp32.onnx");
        if (File.Exists(single) && Open(single, activations) is { } whole)
            return whole;
        return graph.IsOnDevice ? TryOpenOnCpu(graph.Path) : null;
    }

    /// <summary>Null where the file is none; ONNX Runtime says best why.</summary>
    private static GraphHeader? HeaderOf(string path)
    {
        try
        {
            return GraphHeader.Read(path);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Func<IReadOnlyList<(string Name, long[] Shape)>, long> NeedOf(string path, GraphHeader header, Func<long[], int, long>? activations)
    {
        // attention in one operator is computed by parts and never whole
        if (activations is null || GraphFile.HasOperator(path, "MultiHeadAttention"))
            return static _ => 0;
        return inputs =>
        {
            const int picture = 4; // dimensions
            var (name, shape) = inputs.First(static input => input.Shape.Length == picture);
            return activations(shape, NetworkTensor.Bytes(header.Inputs[name].Type));
        };
    }

    /// <summary>The networks that are opened from here on go to the CPU too: latents would be carried to and fro at every step.</summary>
    private void FallBack(Problem why)
    {
        if (why.Code == DeviceLoss.ProblemCode)
            throw new ModelFault(why); // to be tried again, on a device that is there again
        sessions = null;
        warnings.Add(DirectMlDevice.OnCpu(why));
    }

    private CpuSession FallBack(string path, OnnxRuntimeException fault)
    {
        FallBack(DeviceFault.Of(adapter, fault.Message) ?? NotTaken(adapter, path, fault));
        try
        {
            return OpenOnCpu(path);
        }
        catch (OnnxRuntimeException refusal)
        {
            throw new ModelFault(Refused(path, refusal), refusal) { Transient = false };
        }
    }

    private OnnxGraph? TryOpenOnCpu(string path)
    {
        try
        {
            return new OnnxGraph(path, OpenOnCpu(path), Clock);
        }
        catch (OnnxRuntimeException fault)
        {
            problems.Add(Refused(path, fault));
            return null;
        }
    }

    private CpuSession OpenOnCpu(string path)
    {
        using var session = new SessionOptions { IntraOpNumThreads = options.Threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        return new CpuSession(new InferenceSession(path, session));
    }

    private static Problem NotTaken(string adapter, string path, Exception fault) => new("directml-not-available", $"{adapter} does not take the network: {fault.Message}")
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
