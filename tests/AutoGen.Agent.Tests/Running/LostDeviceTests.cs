using AutoGen.Agent.Tests.Workers;

namespace AutoGen.Agent.Tests.Running;

/// <summary>The agent as a process on a graphics device that is lost again and again.</summary>
public sealed class LostDeviceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_drop_is_done_in_one_attempt_on_the_cpu_and_report_and_status_say_why()
    {
        Directory.CreateDirectory(folder["workspace", "inbox"]);
        var device = new RehearsedDevice(folder["device.txt"]);
        device.Play(4096, RehearsedDevice.Hung, RehearsedDevice.Hung, RehearsedDevice.Hung, RehearsedDevice.Hung);
        using var agent = AgentProcess.Start([device.Environment], "run", "--workspace", folder["workspace"], "--data", folder["data"]);
        folder.Write("""{ "prompt": "a red circle", "steps": 2 }""", "workspace", "inbox", "circle.json");

        await agent.UntilAsync(() => File.Exists(folder["workspace", "inbox", "done", "circle.json.report.txt"]), "the drop is done");
        var report = File.ReadAllText(folder["workspace", "inbox", "done", "circle.json.report.txt"]);
        var status = await Cli.RunAsync("status", "--json", "--data", folder["data"]);
        var words = await Cli.RunAsync("status", "--data", folder["data"]);

        Assert.Contains("was lost (the device hung, 887A0006)", report, StringComparison.Ordinal);
        Assert.Contains("Computing on the CPU for 8 hours", report, StringComparison.Ordinal);
        var worker = status.Json.GetProperty("workers")[0];
        Assert.Equal((3, "device-rests"), (worker.GetProperty("losses").GetInt32(), worker.GetProperty("deviceRests").Text("code")));
        Assert.Contains("Computing on the CPU for 8 hours", words.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("lost 3 times", words.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(" attempts", report, StringComparison.Ordinal); // those of a picture that had more than one
    }

    public void Dispose() => folder.Dispose();
}
