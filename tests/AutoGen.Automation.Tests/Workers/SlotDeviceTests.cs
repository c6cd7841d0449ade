using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Automation.Tests.Workers;

public sealed class SlotDeviceTests : IDisposable
{
    private static readonly Problem Loss = new(DeviceLoss.ProblemCode, "The graphics device 1: Card was lost (the device hung, 887A0006).");
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly WorkerContext context;
    private readonly SlotDevice device;

    public SlotDeviceTests()
    {
        var files = new DurableFiles();
        var killers = new KillerPlugins(folder.At("data"), files);
        var catalogue = new CatalogueKeeper(folder.At("data"), files, time, NullLogger.Instance);
        context = new WorkerContext(new WorkerProgram("autogen", []), new WorkerOptions(), folder.At("data"), catalogue, killers)
        {
            Failures = new PluginFailures(killers, catalogue, NullLogger.Instance),
            Time = time,
            Logger = NullLogger.Instance,
        };
        device = new SlotDevice(0, context);
    }

    [Fact]
    public void A_device_that_is_lost_three_times_rests_for_eight_hours_and_is_trusted_again()
    {
        Lose(SlotDevice.MostLosses - 1);
        Assert.Null(device.Resting);

        Lose(1);
        Assert.Equal("device-rests", device.Resting?.Code);
        Assert.Contains("lost 3 times within 8. The last time: The graphics device 1: Card was lost (the device hung, 887A0006)", device.Resting!.Message, StringComparison.Ordinal);

        time.Advance(SlotDevice.Rest.TotalSeconds - 1);
        Assert.NotNull(device.Resting);
        time.Advance(2);
        Assert.Null(device.Resting);
        Lose(SlotDevice.MostLosses - 1);
        Assert.Null(device.Resting);
    }

    [Fact]
    public void Losses_that_lie_far_apart_are_no_reason()
    {
        for (var loss = 0; loss < 5; loss++)
        {
            Lose(1);
            time.Advance((SlotDevice.Span.TotalSeconds / 2) + 1);
        }

        Assert.Null(device.Resting);
    }

    [Fact]
    public void Another_configuration_of_the_workers_tries_the_device_at_once()
    {
        Lose(SlotDevice.MostLosses);
        context.Options = context.Options with { Slots = 2 };
        Assert.Null(device.Resting);
    }

    [Theory]
    [InlineData(75, "", true)]
    [InlineData(unchecked((int)0x887A0005), "", true)]
    [InlineData(134, "2026 [E:onnxruntime] DmlCommandRecorder.cpp(371): 887a0020", true)]
    [InlineData(134, "terminate called", false)]
    [InlineData(1, "", false)]
    public void A_worker_says_that_it_lost_its_device_by_its_exit_code_or_its_last_lines(int exitCode, string line, bool expected) =>
        Assert.Equal(expected, WorkerProblems.DeviceLost(exitCode, ["Starting", line, "the end"]) is { Code: DeviceLoss.ProblemCode });

    public void Dispose() => folder.Dispose();

    private void Lose(int times)
    {
        for (var loss = 0; loss < times; loss++)
            device.Lost(Loss);
    }
}
