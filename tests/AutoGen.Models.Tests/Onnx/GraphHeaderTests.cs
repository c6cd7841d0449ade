using AutoGen.Models.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>What an .onnx file says of itself is what ONNX Runtime says of it.</summary>
public sealed class GraphHeaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("text_encoder")]
    [InlineData("unet")]
    [InlineData("vae_encoder")]
    [InlineData("vae_decoder")]
    public void The_inputs_and_outputs_of_the_pocket_model(string network)
    {
        var path = Path.Combine(Fixture.Pocket, network, "model.onnx");
        using var session = new InferenceSession(path);

        var header = GraphHeader.Read(path);

        Assert.Equal(Words(Port.Of(session.InputMetadata)), Words(header.Inputs));
        Assert.Equal(session.OutputMetadata.Select(static node => (node.Key, node.Value.ElementDataType, node.Value.Dimensions.Length)), header.Outputs.Values.Select(static port => (port.Name, port.Type, port.Dimensions.Length)));
        Assert.Equal(new FileInfo(path).Length, header.Bytes);
    }

    [Fact]
    public void Weights_beside_the_file_count_and_are_no_inputs()
    {
        File.WriteAllBytes(folder["model.onnx_data"], new byte[40]);
        new GraphBuilder()
            .Input("x", TensorElementType.Float, "batch", 10)
            .Input("w", TensorElementType.Float, 10)
            .Output("y", TensorElementType.Float, "batch", 10)
            .ExternalConstant("w", "model.onnx_data", 10)
            .Node("Add", ["x", "w"], "y")
            .Save(folder["model.onnx"]);

        var header = GraphHeader.Read(folder["model.onnx"]);

        Assert.Equal("x", Assert.Single(header.Inputs).Key);
        Assert.Equal(new FileInfo(folder["model.onnx"]).Length + 40, header.Bytes);
    }

    [Theory]
    [InlineData("this is no network")]
    [InlineData("")]
    [InlineData("\u003a\u00ff\u00ff\u00ff\u00ff\u000f")] // a graph longer than its file
    [InlineData("\u0008")] // a number that is missing
    public void What_is_no_network_is_seen(string text)
    {
        File.WriteAllBytes(folder["model.onnx"], [.. text.Select(static letter => (byte)letter)]);
        Assert.Throws<InvalidDataException>(() => GraphHeader.Read(folder["model.onnx"]));
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Words(IReadOnlyDictionary<string, Port> ports) =>
        ports.Values.Select(static port => $"{port.Name} {port.Description} {string.Join(',', port.Symbols)}").Order(StringComparer.Ordinal);
}
