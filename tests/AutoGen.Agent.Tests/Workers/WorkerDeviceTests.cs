using AutoGen.Automation.Control;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>Graphics devices that go away under a render, in real worker processes.</summary>
public sealed class WorkerDeviceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RehearsedDevice device;

    public WorkerDeviceTests() => device = new RehearsedDevice(folder["device.txt"]);

    [Fact]
    public async Task A_render_whose_device_is_lost_is_made_again_by_another_worker_and_says_so()
    {
        device.Play(4096, "", "", RehearsedDevice.Hung); // in the middle of the first step
        await using var bench = await StartAsync();

        var done = await bench.CompleteAsync(WorkerBench.Quick);

        var warning = Assert.Single(done.Picture.Warnings);
        Assert.Equal(DeviceLoss.ProblemCode, warning.Code);
        Assert.Contains("0: Rehearsal (software) was lost (the device hung, 887A0006)", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("It was rendered again.", warning.Message, StringComparison.Ordinal);
        Assert.Equal((1, WorkerState.Idle, null, null), (bench.Worker.Losses, bench.Worker.State, bench.Worker.Problem, bench.Worker.DeviceRests));
        Assert.Contains(bench.Log, static line => line.StartsWith("Error 1512: Worker 0: The graphics device 0: Rehearsal (software) was lost", StringComparison.Ordinal));
        Assert.Empty((await bench.CompleteAsync(WorkerBench.Quick)).Picture.Warnings);
        Assert.Equal(("0: Rehearsal (software)", null), (bench.Worker.Device, bench.Worker.DeviceProblem));
    }

    [Fact]
    public async Task A_device_that_is_lost_again_and_again_rests_and_the_cpu_makes_the_same_picture()
    {
        device.Play(4096, RehearsedDevice.Hung, "", "", "887A0005 removed", "887A0007 reset", "887A0020 never asked for again");
        await using var bench = await StartAsync();

        var done = await bench.CompleteAsync(WorkerBench.Quick);

        Assert.Equal(["device-lost", "device-lost", "device-lost", "device-rests"], done.Picture.Warnings.Select(static warning => warning.Code));
        Assert.Equal(["887A0020 never asked for again"], device.Script);
        Assert.Equal(await bench.HashHereAsync(WorkerBench.Quick), done.Picture.Sha256);
        Assert.Equal((3, "device-rests", null), (bench.Worker.Losses, bench.Worker.DeviceRests?.Code, bench.Worker.Device));
        Assert.Contains(bench.Log, static line => line.StartsWith("Error 1517: Worker 0: Computing on the CPU for 8 hours: the graphics device was lost 3 times", StringComparison.Ordinal));
        Assert.Equal("device-rests", Assert.Single((await bench.CompleteAsync(WorkerBench.Quick)).Picture.Warnings).Code);
    }

    [Fact]
    public async Task A_worker_that_finds_no_device_says_why_before_it_renders_and_still_when_it_has_ended()
    {
        await using var bench = new WorkerBench();
        bench.Options = bench.Options with { Rendering = bench.Options.Rendering with { Provider = OnnxProvider.DirectMl } };
        await bench.StartAsync();

        await bench.UntilAsync(() => bench.Worker.DeviceProblem is not null, "what the worker says of its device");
        await bench.Pool.UnloadAsync(CancellationToken.None);

        Assert.Equal((WorkerState.Stopped, null, "directml-not-available"), (bench.Worker.State, bench.Worker.Device, bench.Worker.DeviceProblem?.Code));
        Assert.StartsWith("Computing on the CPU: ", bench.Worker.DeviceProblem?.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<WorkerBench> StartAsync()
    {
        var bench = new WorkerBench();
        bench.Program = device.In(bench.Program);
        await bench.StartAsync();
        return bench;
    }
}
