using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;
using AutoGen.Tests.Shared;

namespace AutoGen.Faults.Cases;

/// <summary>Who is to be told of a finished drop is told, whenever the agent dies.</summary>
public sealed class NoticeTests
{
    private const string Variable = "AUTOGEN_KILL_POINT";
    private const int Killed = 128 + 9;

    [FaultFact]
    public async Task Killed_between_finish_and_delivery_and_between_delivery_and_its_record_it_tells_under_one_id()
    {
        await using var server = new LoopbackServer();
        using var workspace = new Workspace();
        workspace.Setting("notices", new { own = new { url = server.Address } });
        var drop = Drop.Text("inbox", "house.txt", "a house", 1);
        workspace.Drop(drop);

        Assert.Equal((Killed, 0), (await LiveAsync(workspace, "deliver:1"), server.Requests.Count));
        Assert.Equal((Killed, 1), (await LiveAsync(workspace, "delivered:1"), server.Requests.Count));
        var last = workspace.Start();
        await Poll.UntilAsync(() => server.Requests.Count == 2 && Directory.GetFiles(workspace["data", "outbox"]).Length == 0, () => last.Said);

        Assert.Single(server.Requests.Select(static request => request.Headers["webhook-id"]).Distinct());
        Assert.Contains("\"type\":\"drop.done\"", server.Requests[1].Text, StringComparison.Ordinal);
        await Ending.ReachAsync(workspace, last, [drop], undisturbed: null);
    }

    private static async Task<int> LiveAsync(Workspace workspace, string point)
    {
        var life = workspace.Start((Variable, point));
        await Poll.UntilAsync(() => life.HasEnded, () => life.Said);
        return await life.EndAsync();
    }
}
