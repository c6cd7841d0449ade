using AutoGen.Models.Onnx;
using AutoGen.Models.Tests.Devices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>One network, where the device and the CPU both fail.</summary>
public sealed class OnnxGraphTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_run_that_neither_the_device_nor_the_cpu_can_finish_is_a_fault_of_the_model()
    {
        new GraphBuilder()
            .Input("ids", TensorElementType.Int64, 1)
            .Output("states", TensorElementType.Float, 1)
            .Constant("table", [1f, 2f], 2)
            .Node("Gather", ["table", "ids"], "states")
            .Save(folder["model.onnx"]);
        var device = new PlayedDevice { Fault = "8007000E Not enough memory." };
        using var graph = new GraphLoader(device.Options, [], []).Open(folder["model.onnx"])!;
        var (ids, states) = (new NetworkTensor(TensorElementType.Int64, 1), new NetworkTensor(TensorElementType.Float, 1));
        using var inputs = new GraphTensors(("ids", ids));
        using var outputs = new GraphTensors(("states", states));
        ids.Write([2]); // behind the table's end

        var fault = Assert.Throws<ModelFault>(() => graph.Run(inputs, outputs));

        Assert.Equal("model-run-failed", fault.Problem.Code);
        Assert.Equal(1, device.Runs);
    }

    public void Dispose() => folder.Dispose();
}
