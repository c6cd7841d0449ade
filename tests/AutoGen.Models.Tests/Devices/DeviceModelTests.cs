using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Models.Onnx;

namespace AutoGen.Models.Tests.Devices;

/// <summary>The pocket model by the rules of DirectML, and what becomes of it where the device says no.</summary>
public sealed class DeviceModelTests
{
    /// <summary>Text encoder, U-Net and decoder; the encoder waits for a picture.</summary>
    private const int OpenedByLoad = 3;

    private readonly PlayedDevice device = new();

    [Fact]
    public void By_the_rules_of_DirectML_the_model_computes_the_same()
    {
        using var here = DiffusionModel.Load(Fixture.Pocket, new OnnxOptions { Threads = 1 }).Value!;
        using var there = device.Load(Fixture.Pocket);

        AssertClose(Everything(here), Everything(there));
        Assert.Empty(there.Warnings);
        Assert.True(device.Runs > 0);
    }

    [Fact]
    public void Each_size_has_a_session_of_its_own_that_is_opened_once()
    {
        using var model = device.Load(Fixture.Pocket);
        Assert.Equal(OpenedByLoad, device.Opened);

        foreach (var side in new[] { 16, 24, 16, 24 })
            Denoise(model, side);

        Assert.Equal(OpenedByLoad + 1, device.Opened); // 16 is the size it was trained for
    }

    [Fact]
    public void The_size_that_was_not_used_for_the_longest_time_makes_room()
    {
        using var model = device.Load(Fixture.Pocket);
        for (var size = 0; size < DeviceSessions.Most; size++)
            Denoise(model, 4 + (4 * size), height: 4);
        var before = device.Opened;

        Denoise(model, 8, height: 4);
        Assert.Equal(before, device.Opened);
        Denoise(model, 4 + (4 * DeviceSessions.Most), height: 4);
        Denoise(model, 4, height: 4);
        Assert.Equal(before + 2, device.Opened);
    }

    [Fact]
    public void Sessions_share_the_memory_of_the_device()
    {
        var small = new PlayedDevice { Megabytes = 64 };
        using var model = small.Load(Fixture.Pocket);
        var before = small.Opened;
        for (var turn = 0; turn < 2; turn++)
        {
            Denoise(model, 16);
            model.Decode(Latent.Zeros(new(1, 4, 16, 16)));
        }

        Assert.True(small.Opened > before); // both at once have no room
    }

    [Fact]
    public void A_network_that_needs_more_than_there_is_is_refused_before_it_is_loaded_with_the_figures()
    {
        using var model = device.Load(Fixture.Pocket);
        var before = device.Opened;

        var fault = Assert.Throws<ModelFault>(() => Denoise(model, 128));

        Assert.Equal(("device-memory-short", false), (fault.Problem.Code, fault.Transient));
        Assert.Matches(@"^The network needs about 34\.4 GB of the graphics device's memory \(0\.0 GB of weights and, at this size, 34\.4 GB while it computes\); 1: Card has 8\.6 GB for AutoGen\.$", fault.Problem.Message);
        Assert.Equal(before, device.Opened);
        Assert.Equal("device-memory-short", Assert.Single(new PlayedDevice { Megabytes = 8 }.TryLoad(Fixture.Pocket).Problems).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(OpenedByLoad + 1)]
    public void A_network_that_the_device_does_not_take_is_computed_on_the_cpu_and_the_reason_told(int session)
    {
        device.Refusal = (session, "80070057 The parameter is incorrect");
        using var here = DiffusionModel.Load(Fixture.Pocket, new OnnxOptions { Threads = 1 }).Value!;
        using var model = device.Load(Fixture.Pocket);

        AssertClose(Everything(here), Everything(model));

        var warning = Assert.Single(model.Warnings);
        Assert.Equal("directml-not-available", warning.Code);
        Assert.StartsWith("Computing on the CPU: 1: Card does not take the network: ", warning.Message, StringComparison.Ordinal);
        Assert.Contains("80070057", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_is_lost_while_a_network_is_loaded_is_not_taken_for_one_that_refuses()
    {
        device.Refusal = (2, "887A0007 The device was reset");
        var fault = Assert.Throws<ModelFault>(() => device.TryLoad(Fixture.Pocket));
        Assert.Equal(("device-lost", true), (fault.Problem.Code, fault.Transient));
    }

    [Theory]
    [InlineData("887A0005 The GPU device instance has been suspended.")]
    [InlineData("887a0020 A driver encountered a problem.")]
    public void A_run_that_fails_says_that_the_device_is_lost(string words)
    {
        using var model = device.Load(Fixture.Pocket);
        device.Fault = words;
        Assert.Equal("device-lost", Assert.Throws<ModelFault>(() => model.EncodePrompt("a cat")).Problem.Code);
    }

    [Fact]
    public void A_run_that_the_device_cannot_finish_is_made_on_the_cpu()
    {
        using var here = DiffusionModel.Load(Fixture.Pocket, new OnnxOptions { Threads = 1 }).Value!;
        using var model = device.Load(Fixture.Pocket);
        device.Fault = "8007000E Not enough memory.";

        AssertClose(Everything(here), Everything(model));

        Assert.All(model.Warnings, static warning => Assert.Contains("8007000E", warning.Message, StringComparison.Ordinal));
        Assert.Equal(4, model.Warnings.Select(static warning => warning.File).Distinct().Count()); // each network by itself
    }

    /// <summary>Every network, some of them again with one input changed and the others not.</summary>
    private static float[] Everything(DiffusionModel model)
    {
        var (first, second, empty) = (model.EncodePrompt("a red circle"), model.EncodePrompt("a blue house"), model.EncodePrompt(""));
        var x = Latent.From(new(1, 4, 16, 16), [.. Enumerable.Range(0, 4 * 16 * 16).Select(static index => MathF.Sin(index))]);
        var values = new List<float>();
        foreach (var (prompt, time) in new[] { (first, 900.0), (first, 400), (second, 400), (first, 400) })
        {
            var (conditional, unconditional) = model.Bind(prompt, empty).Predict(x, 1, time, GuidanceHalves.Both);
            values.AddRange([.. conditional!.Values, .. unconditional!.Values]);
            x = conditional;
        }

        var picture = model.Decode(x);
        return [.. values, .. picture, .. model.Decode(x * 0.5f), .. model.EncodeImage(picture, 128, 128).Values];
    }

    /// <summary>ONNX Runtime optimises a network of fixed sizes a little further: the last bits of a sum differ.</summary>
    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], 1e-4f);
    }

    private static void Denoise(DiffusionModel model, int width, int? height = null)
    {
        var prompt = model.EncodePrompt("a red circle");
        model.Bind(prompt, prompt).Predict(Latent.Zeros(new(1, 4, height ?? width, width)), 1, 500, GuidanceHalves.Both);
    }
}
