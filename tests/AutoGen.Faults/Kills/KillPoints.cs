using System.Text.RegularExpressions;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Kills;

/// <summary>The steps between which a crash must be recovered: the agent counts them, and kills itself before a chosen one (docs/fault-tests.md).</summary>
internal sealed partial class KillPoints
{
    private const string Variable = "AUTOGEN_KILL_POINT";
    private const int Killed = 128 + 9;
    private readonly SortedDictionary<string, string> undisturbed;

    private KillPoints(IReadOnlyList<string> steps, SortedDictionary<string, string> undisturbed)
    {
        this.undisturbed = undisturbed;
        Steps = steps;
    }

    /// <summary>The names of the steps of an undisturbed run, in the order in which they were taken.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>Lets the agent list its steps in an undisturbed run.</summary>
    public static async Task<KillPoints> FindAsync()
    {
        using var workspace = Workspace.ForEveryKind();
        workspace.Drop(MixedDrops.OfFewSteps);
        var agent = workspace.Start((Variable, "list"));
        await Ending.ReachAsync(workspace, agent, MixedDrops.OfFewSteps, undisturbed: null);
        return new KillPoints([.. Said().Matches(agent.Said).Select(match => match.Groups[1].Value)], Ending.Pictures(workspace));
    }

    /// <summary>Kills one life before each of these steps, one after the other; then one lives on and must bring everything to its end.</summary>
    /// <param name="lives">For example <c>17</c> or <c>rename:2</c>.</param>
    /// <returns>How many came so far as to be killed.</returns>
    public async Task<int> KillAsync(params string[] lives)
    {
        using var workspace = Workspace.ForEveryKind();
        workspace.Drop(MixedDrops.OfFewSteps);
        var killed = 0;
        foreach (var point in lives)
        {
            var life = workspace.Start((Variable, point));
            await Ending.FinishAsync(workspace, life, MixedDrops.OfFewSteps); // or until its end
            killed += await EndAsync(life) == Killed ? 1 : 0;
        }

        await Ending.ReachAsync(workspace, workspace.Start(), MixedDrops.OfFewSteps, undisturbed);
        return killed;
    }

    private static async Task<int> EndAsync(AgentProcess life)
    {
        if (!life.HasEnded)
            life.Terminate();
        return await life.EndAsync();
    }

    [GeneratedRegex(@"^kill point \d+: (\S+)", RegexOptions.Multiline)]
    private static partial Regex Said();
}
