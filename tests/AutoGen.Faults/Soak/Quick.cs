using System.Globalization;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Soak;

/// <summary>Prompt files of one picture of one step.</summary>
internal static class Quick
{
    private static int last;

    public static IReadOnlyList<Drop> Drops(int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ => Interlocked.Increment(ref last)).Select(number => Drop.Text(
            "inbox", string.Create(CultureInfo.InvariantCulture, $"{number}.json"), $$"""{ "prompt": "house {{number}}", "steps": 1 }""", 1)),
    ];

    /// <summary>As a program does that renames thousands of finished files into the watch.</summary>
    public static void DropAtOnce(Workspace workspace, IReadOnlyList<Drop> drops)
    {
        var stage = Directory.CreateDirectory(workspace["stage"]).FullName;
        foreach (var (path, content) in drops.Select(drop => drop.Files[0]))
            File.WriteAllBytes(Path.Combine(stage, path), content);
        foreach (var (path, _) in drops.Select(drop => drop.Files[0]))
            File.Move(Path.Combine(stage, path), workspace["inbox", path]);
    }

    public static int Accepted(AgentProcess agent) => agent.Said.Split("  accepted  ").Length - 1;

    public static int Done(AgentProcess agent) => agent.Said.Split("  done      ").Length - 1;
}
