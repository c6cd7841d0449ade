using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Kills;

/// <summary>What drops give when nothing goes wrong.</summary>
internal static class Undisturbed
{
    public static async Task<SortedDictionary<string, string>> RunAsync(IReadOnlyList<Drop> drops)
    {
        using var workspace = Workspace.ForEveryKind();
        workspace.Drop(drops);
        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);
        Assert.Equal(drops.Count(static drop => drop.TriedAgain), workspace.TriedAgain);
        return Ending.Pictures(workspace);
    }
}
