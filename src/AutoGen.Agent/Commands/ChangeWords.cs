using AutoGen.Agent.Control;
using AutoGen.Agent.Running;
using AutoGen.Automation.Control;

namespace AutoGen.Agent.Commands;

/// <summary>What the commands that change a drop say.</summary>
internal static class ChangeWords
{
    public const string ExitCodes = "Exit codes: 0 done and on the disk, 1 the agent does not answer, 2 no such drop, or it cannot be changed so, 5 no agent runs.";

    /// <summary>For example <c>scenes.txt of inbox: held (3 of 40 pictures made, 20260131-...)</c>.</summary>
    public static string Of(DropSummary drop, string done) =>
        Printable.Line($"{drop.Source} of {drop.Watch}: {done} ({DropWords.Pictures(drop)}, {drop.Id})");
}
