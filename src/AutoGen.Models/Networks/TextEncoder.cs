using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>Token ids to text states (the last hidden state).</summary>
internal sealed class TextEncoder : IDisposable
{
    private readonly OnnxGraph graph;
    private readonly NetworkTensor ids;
    private readonly NetworkTensor states;
    private readonly GraphTensors inputs;
    private readonly GraphTensors outputs;
    private readonly int length;

    private TextEncoder(OnnxGraph graph, Port input, Port output, ModelDescription model)
    {
        this.graph = graph;
        length = model.TokenLimit * model.HiddenSize;
        ids = new(input.Type, 1, model.TokenLimit);
        states = new(output.Type, 1, model.TokenLimit, model.HiddenSize);
        (inputs, outputs) = (new((input.Name, ids)), new((output.Name, states)));
    }

    public static TextEncoder? Open(GraphLoader loader, ModelDescription model, List<Problem> problems)
    {
        if (loader.Open(model.Files.TextEncoder) is not { } graph)
            return null;
        var signature = new GraphSignature(graph, problems);
        var input = signature.Input("input_ids", NetworkTensor.Integers, 2);
        var output = signature.Output("last_hidden_state", NetworkTensor.Reals, 3);
        signature.RejectOtherInputs(input);
        if (problems.Count > 0)
        {
            graph.Dispose();
            return null;
        }

        graph.Prepare((input!.Name, [1, model.TokenLimit]));
        return new(graph, input, output!, model);
    }

    public float[] Encode(int[] tokens)
    {
        ids.Write(tokens);
        graph.Run(inputs, outputs);
        var result = new float[length];
        states.Read(result, 0);
        return result;
    }

    public void Dispose()
    {
        inputs.Dispose();
        outputs.Dispose();
        graph.Dispose();
    }
}
