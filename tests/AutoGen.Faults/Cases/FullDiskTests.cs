using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>Each disk that the agent writes to, full to the last byte, and room again after a while.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly Workspace workspace = new();

    [FaultFact(Need.Mount)]
    public Task A_full_output_disk_holds_the_pictures_up_and_loses_none() => FullAsync("outbox", kilobytesLeft: 40);

    [FaultFact(Need.Mount)]
    public Task A_full_disk_of_the_watched_folder_holds_its_drops_up_and_loses_none() => FullAsync("inbox", kilobytesLeft: 40);

    [FaultFact(Need.Mount)]
    public Task A_full_disk_of_the_data_folder_holds_all_up_and_loses_nothing() => FullAsync("data", kilobytesLeft: 0);

    [FaultFact(Need.Mount)]
    public async Task A_nearly_full_output_disk_is_waited_for_before_anything_is_begun()
    {
        workspace.Setting("minimumFreeMegabytes", 2);
        using var disk = new Mount(workspace["outbox"], 8000);
        var ballast = disk.Fill(kilobytesLeft: 1000);
        var drop = Drop.Text("inbox", "patient.json", """{ "prompt": "a house", "count": 5 }""", 5);
        workspace.Drop(drop);
        var agent = workspace.Start();
        await Poll.UntilAsync(() => agent.Said.Contains("nothing new is started", StringComparison.Ordinal), () => agent.Said);
        Assert.Empty(Ending.Pictures(workspace));

        File.Delete(ballast);
        await Ending.ReachAsync(workspace, agent, [drop], undisturbed: null);
    }

    public void Dispose() => workspace.Dispose();

    private async Task FullAsync(string folder, int kilobytesLeft)
    {
        
        var drops = Enumerable.Range(0, 8).Select(number => Drop.Text("inbox", $"{number}.json", """{ "prompt": "a house", "count": 3 }""", 3)).ToList();
        using var disk = new Mount(workspace[folder], 40_000);
        var agent = workspace.Start();
        workspace.Drop(drops[0]);
        await Ending.FinishAsync(workspace, agent, drops[..1]);

        var ballast = disk.Fill(kilobytesLeft);
        workspace.Drop(drops.Skip(1));
        await Poll.PauseAsync(TimeSpan.FromSeconds(4));
        Assert.False(agent.HasEnded, agent.Said);
        Assert.True(Ending.Pictures(workspace).Count < 24, "the disk was not full");

        File.Delete(ballast);
        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null);
    }
}
