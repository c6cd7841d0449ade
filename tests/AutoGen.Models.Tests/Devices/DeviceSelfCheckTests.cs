using AutoGen.Models.Devices;
using AutoGen.Models.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Tests.Devices;

/// <summary>The networks of the self-check are what they say, and a wrong result is seen. The CPU plays the device.</summary>
public sealed class DeviceSelfCheckTests
{
    [Fact]
    public void A_device_that_computes_as_the_cpu_does_is_trusted()
    {
        var verdict = DeviceSelfCheck.Run("0: Card", static () => new SessionOptions());

        Assert.Null(verdict.Problem);
        Assert.Empty(verdict.Refused);
    }

    [Theory]
    [InlineData(1f, 2f, 1f, 2f, 0)]
    [InlineData(1f, -2f, 1f, -1f, 0.5)]
    [InlineData(1f, 2f, 0f, 0f, 1)]
    public void The_difference_is_a_share_of_the_largest_value(float a, float b, float c, float d, double expected) =>
        Assert.Equal(expected, DeviceSelfCheck.Difference([a, b], [c, d]), 6);

    [Fact]
    public void Values_that_are_no_numbers_are_never_let_pass() =>
        Assert.False(DeviceSelfCheck.Difference([1f, 2f], [1f, float.NaN]) <= DeviceSelfCheck.Tolerance);

    [Fact]
    public void A_device_that_refuses_everything_is_not_used_and_its_reason_told()
    {
        var verdict = DeviceSelfCheck.Run("0: Card", static () =>
        {
            var options = new SessionOptions();
            options.RegisterCustomOpLibrary("no-such-library.so"); // what ONNX Runtime itself throws
            return options;
        });

        Assert.Equal("directml-not-available", verdict.Problem?.Code);
        Assert.Equal(SelfCheckGraph.All.Count, verdict.Refused.Count);
        Assert.Contains("no-such-library", verdict.Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.02f, "2.0 %")]
    [InlineData(-1f, "200.0 %")]
    [InlineData(float.NaN, "not numbers")]
    public void A_device_that_computes_garbage_is_refused_with_the_figure(float factor, string figure)
    {
        var verdict = DeviceSelfCheck.Run("0: Card", graph => [.. Computed(graph).Select(value => graph.Name == "MatMul" ? value * factor : value)]);

        Assert.Equal("device-computes-wrong", verdict.Problem?.Code);
        Assert.Contains("MatMul", verdict.Problem!.Message, StringComparison.Ordinal);
        Assert.Contains(figure, verdict.Problem.Message.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_lost_meanwhile_is_not_taken_for_one_that_refuses()
    {
        var verdict = DeviceSelfCheck.Run("0: Card", static graph =>
        {
            DeviceRehearsal.Fail("887A0006 The GPU will not respond to more commands");
            return Computed(graph);
        });

        Assert.Equal("device-lost", verdict.Problem?.Code);
        Assert.Contains("0: Card was lost (the device hung, 887A0006)", verdict.Problem!.Message, StringComparison.Ordinal);
    }

    /// <summary>Softmax is simple enough to be computed again by hand.</summary>
    [Fact]
    public void The_softmax_network_computes_a_softmax_along_the_last_axis()
    {
        var graph = SelfCheckGraph.All.Single(static graph => graph.Name == "Softmax");
        var (input, output) = (graph.InputValues(), Computed(graph));

        var row = graph.Shape[^1];
        for (var start = 0; start < input.Length; start += row)
        {
            var sum = input.AsSpan(start, row).ToArray().Sum(static value => Math.Exp(value));
            for (var index = start; index < start + row; index++)
                Assert.Equal(Math.Exp(input[index]) / sum, output[index], tolerance: 1e-6);
        }
    }

    [Fact]
    public void The_networks_have_the_operators_they_are_named_after()
    {
        string[] names = ["Conv", "MatMul", "GroupNorm", "Softmax"];
        Assert.Equal([.. names, .. names.Select(static name => name + " in float16")], SelfCheckGraph.All.Select(static graph => graph.Name));
        Assert.All(SelfCheckGraph.All, static graph =>
        {
            using var session = new InferenceSession(graph.ToModel());
            Assert.Equal(graph.Shape, session.OutputMetadata[SelfCheckGraph.Output].Dimensions);
        });
    }

    private static float[] Computed(SelfCheckGraph graph) => DeviceSelfCheck.Compute(graph, new SessionOptions(), static session => new CpuSession(session));
}
