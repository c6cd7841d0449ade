using AutoGen.Abstractions;
using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Networks;

/// <summary>The ports of a U-Net.</summary>
internal sealed record UnetPorts(Port Sample, Port Timestep, Port States, Port Output)
{
    /// <summary>Whether one run takes any number of rows; otherwise it takes one.</summary>
    public bool BatchIsFree => Sample.Dimensions[0] < 0;

    /// <summary>A scalar, one number for all rows, or one for each row, as the export wants it.</summary>
    public long[] TimestepShape(int rows)
    {
        if (Timestep.Dimensions.Length == 0)
            return [];
        var perRow = Timestep.Symbols[0].Length > 0 && Timestep.Symbols[0] == Sample.Symbols[0];
        return [Timestep.Dimensions[0] > 0 ? Timestep.Dimensions[0] : perRow ? rows : 1];
    }
}

/// <summary>The denoising network.</summary>
internal sealed class Unet : IDisposable
{
    private static readonly TensorElementType[] Times = [.. NetworkTensor.Reals, .. NetworkTensor.Integers];

    private readonly OnnxGraph graph;
    private readonly UnetPorts ports;
    private readonly Dictionary<int, UnetRun> runs = [];

    private Unet(OnnxGraph graph, UnetPorts ports) => (this.graph, this.ports) = (graph, ports);

    public string Path => graph.Path;

    public bool BatchIsFree => ports.BatchIsFree;

    public static Unet? Open(GraphLoader loader, ModelDescription model, List<Problem> problems)
    {
        if (loader.Open(model.Files.Unet, MemoryNeed.OfUnet) is not { } graph)
            return null;
        var signature = new GraphSignature(graph, problems);
        var sample = signature.Input("sample", NetworkTensor.Reals, 4);
        var timestep = signature.Input("timestep", Times, 0, 1);
        var states = signature.Input("encoder_hidden_states", NetworkTensor.Reals, 3);
        var output = signature.Output("out_sample", NetworkTensor.Reals, 4);
        signature.RejectOtherInputs(sample, timestep, states);
        if (sample?.Dimensions[0] > 1)
            problems.Add(new("model-graph-signature", $"The U-Net always takes {sample.Dimensions[0]} latents at once.") { File = graph.Path, Allowed = "a free batch size, or 1", Remedy = "Export it again with a free batch size." });
        if (problems.Count > 0)
        {
            graph.Dispose();
            return null;
        }

        var unet = new Unet(graph, new(sample!, timestep!, states!, output!));
        unet.Prepare(model);
        return unet;
    }

    /// <summary>For both prompts of a picture of the size that the model was trained for.</summary>
    private void Prepare(ModelDescription model)
    {
        var (rows, side) = (BatchIsFree ? 2 : 1, model.NativeSize / model.Factor);
        graph.Prepare(
            (ports.Sample.Name, [rows, model.LatentChannels, side, side]),
            (ports.Timestep.Name, ports.TimestepShape(rows)),
            (ports.States.Name, [rows, model.TokenLimit, model.HiddenSize]));
    }

    /// <summary>The tensors for so many rows of this size. They are kept for the next step; a new size replaces them.</summary>
    public UnetRun RunOf(int rows, LatentShape shape, EncodedPrompt prompt)
    {
        if (runs.TryGetValue(rows, out var run) && run.Fits(shape, prompt))
            return run;
        run?.Dispose();
        return runs[rows] = new UnetRun(graph, ports, shape with { Count = rows }, prompt);
    }

    public void Dispose()
    {
        foreach (var run in runs.Values)
            run.Dispose();
        graph.Dispose();
    }
}
