using System.Security.Cryptography;
using AutoGen.Faults.Harness;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Faults.Drops;

/// <summary>What a workspace must look like when the agent has nothing left to do.</summary>
internal static class Ending
{
    private const string Own = ".autogen";

    /// <summary>Pictures of all outputs, and what lies beside them, with the hashes of their files.</summary>
    public static SortedDictionary<string, string> Pictures(Workspace workspace) => new(
        workspace.Outputs.SelectMany(output => Tree(workspace, output)).Where(path => !path.Contains("/from-", StringComparison.Ordinal)).ToDictionary(path => path, path => Hash(workspace[path])),
        StringComparer.Ordinal);

    /// <summary>Sources and reports in done/ and failed/, and sources that stay.</summary>
    private static IReadOnlyList<string> Sources(Workspace workspace, IEnumerable<string> stay) =>
    [
        .. workspace.Homes.SelectMany(home => Tree(workspace, $"{home}/done").Concat(Tree(workspace, $"{home}/failed"))),
        .. stay.SelectMany(watch => Tree(workspace, watch)).Where(path => IsSource(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..])),
    ];

    /// <summary>
    /// Waits until every drop is finished, stops the agent gently, and checks all that is promised. <paramref name="undisturbed"/> are
    /// the pictures of a run without faults; null where this is that run.
    /// </summary>
    public static async Task ReachAsync(Workspace workspace, AgentProcess agent, IReadOnlyList<Drop> drops, SortedDictionary<string, string>? undisturbed, TimeSpan? patience = null)
    {
        await workspace.CopiedAsync();
        await FinishAsync(workspace, agent, drops, patience);
        await agent.StartedAsync();
        agent.Terminate();
        var code = await agent.EndAsync();
        Assert.True(code == 0, $"The agent has ended with {code}:\n{agent.Said}");
        await workspace.NothingRunsAsync();
        Check(workspace, drops, undisturbed, agent.Said);
    }

    /// <summary>Waits until every drop is in done/ or failed/ and none is under way.</summary>
    public static Task FinishAsync(Workspace workspace, AgentProcess agent, IReadOnlyList<Drop> drops, TimeSpan? patience = null) =>
        Poll.UntilAsync(
            () => agent.HasEnded || (!UnderWay(workspace).Any() && drops.All(drop => drop.Ending.All(path => File.Exists(workspace[path])))),
            () => $"Not finished: {Show(drops.SelectMany(drop => drop.Ending).Where(path => !File.Exists(workspace[path])))}\nunder way: {Show(UnderWay(workspace))}\n{agent.Said}",
            patience,
            () => workspace.Outputs.Concat(workspace.Watches).Sum(folder => Files(workspace[folder]).Count()));

    public static void Check(Workspace workspace, IReadOnlyList<Drop> drops, SortedDictionary<string, string>? undisturbed, string said)
    {
        var pictures = Pictures(workspace);
        var stay = drops.Where(static drop => drop.Source == SourceEnd.Stays).Select(static drop => drop.Watch).Distinct().ToList();
        Same(drops.SelectMany(drop => drop.Ending), Sources(workspace, stay), "sources and reports", said);
        if (undisturbed is not null)
            Same(undisturbed.Select(entry => $"{entry.Key} {entry.Value}"), pictures.Select(entry => $"{entry.Key} {entry.Value}"), "pictures and their content", said);
        Assert.True(drops.Sum(drop => drop.Pictures + drop.Sidecars + (drop.OldPicture is null ? 0 : 1)) == pictures.Count, $"{pictures.Count} pictures: {Show(pictures.Keys)}\n{said}");
        Assert.All(pictures.Keys.Where(static path => !path.EndsWith(".txt", StringComparison.Ordinal)), picture => Decode(workspace[picture]));
        Assert.True(LeftOver(workspace, stay).Count == 0, $"Left over: {Show(LeftOver(workspace, stay))}\n{said}");
    }

    /// <summary>What the agent must have cleared away: its drops, work files, temporary files, sources that nobody took.</summary>
    private static List<string> LeftOver(Workspace workspace, IReadOnlyList<string> stay) =>
    [
        .. UnderWay(workspace),
        .. workspace.Outputs.SelectMany(output => Files(workspace[output, Own]).Concat(Files(workspace[output, "copies", Own]))),
        .. Files(workspace.Root).Where(path => path.EndsWith(".tmp", StringComparison.Ordinal)),
        .. workspace.Watches.Except(stay).SelectMany(watch => Files(workspace[watch]).Where(path => IsSource(Path.GetRelativePath(workspace[watch], path)))),
    ];

    private static bool IsSource(string relative) => relative.Split('/')[0] is not ("done" or "failed" or "pictures" or Own);

    private static IEnumerable<string> UnderWay(Workspace workspace) =>
        workspace.Homes.Select(home => workspace[home, Own, "drops"]).Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> found, string what, string said)
    {
        var (wanted, there) = (expected.ToHashSet(), found.ToHashSet());
        Assert.True(wanted.SetEquals(there), $"{what}: missing {Show(wanted.Except(there))}, too many {Show(there.Except(wanted))}\n{said}");
    }

    private static void Decode(string path)
    {
        using var picture = Image.Load<Rgb24>(path);
        Assert.True(picture is { Width: >= 64, Height: >= 64 }, path);
    }

    private static IEnumerable<string> Tree(Workspace workspace, string folder) =>
        Files(workspace[folder]).Select(path => Path.GetRelativePath(workspace.Root, path)).Where(path => !path.Contains($"/{Own}/", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Show(IEnumerable<string> items) => string.Join(" | ", items.Order(StringComparer.Ordinal).Take(20));
}
