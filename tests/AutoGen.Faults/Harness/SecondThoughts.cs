using System.Text.Json;
using AutoGen.Faults.Drops;

namespace AutoGen.Faults.Harness;

/// <summary>Somebody who cancels a drop while it is under way, and then wants it all the same.</summary>
internal static class SecondThoughts
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Until the drop is done; an agent that is dead just now is asked again. Whether it was cancelled and tried again.</summary>
    public static async Task<bool> HaveAsync(Workspace workspace, Drop drop)
    {
        var (source, cancelled, again) = (drop.Files[0].Path, false, false);
        while (Directory.Exists(workspace.Root) && !drop.Ending.All(path => File.Exists(workspace[path])))
        {
            if (Id(() => Failed(workspace[drop.Home, "failed", source + ".report.json"])) is { } failed)
                again |= await AskAsync(workspace, "retry", failed);
            else if (!cancelled && Id(() => UnderWay(workspace[drop.Home, ".autogen", "drops"], source)) is { } id)
                cancelled = await AskAsync(workspace, "cancel", id);
            await Poll.PauseAsync(Pause);
        }

        return again;
    }

    private static Task<bool> AskAsync(Workspace workspace, string command, string id) =>
        Task.Run(() => Tool.Works(Published.Agent, command, id, "--workspace", workspace.Root, "--data", workspace["data"]));

    /// <summary>Null also where the file goes while it is read.</summary>
    private static string? Id(Func<string?> look)
    {
        try
        {
            return look();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? Failed(string report)
    {
        if (!File.Exists(report))
            return null;
        using var read = JsonDocument.Parse(File.ReadAllText(report));
        return read.RootElement.GetProperty("drop").GetString();
    }

    /// <summary>Once something of it was begun.</summary>
    private static string? UnderWay(string drops, string source) => !Directory.Exists(drops) ? null :
        Directory.EnumerateDirectories(drops)
            .Where(drop => File.Exists(Path.Combine(drop, "source", source)) && Directory.Exists(Path.Combine(drop, "attempts")))
            .Select(Path.GetFileName)
            .FirstOrDefault();
}
