using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Kills;

/// <summary>What drops give when nothing goes wrong.</summary>
internal static class Undisturbed
{
    public static async Task<SortedDictionary<string, string>> RunAsync(IReadOnlyList<Drop> drops)
    {
        using var workspace = new Workspace();
        workspace.Drop(drops);
        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);
        return Ending.Pictures(workspace);
    }
}
