using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Watches;

/// <summary>Checks watches together, before any is started. Touches nothing on the disk.</summary>
public static class WatchValidation
{
    /// <summary>Everything that is wrong, all at once; empty where the watches may start.</summary>
    /// <param name="watches">The watches.</param>
    /// <param name="ownFolders"><see cref="AutomationOptions.OwnFolders"/>.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<WatchSettings> watches, IReadOnlyList<string> ownFolders)
    {
        var folders = watches.Where(static watch => watch.Schedule is null).ToList();
        var schedules = new ScheduleValidation(folders);
        return
        [
            .. folders.SelectMany(Alone),
            .. folders.SelectMany(watch => ownFolders.SelectMany(own => InOwnFolder(watch, own))),
            .. folders.SelectMany((watch, index) => folders.Skip(index + 1).SelectMany(other => Together(watch, other))),
            .. watches.Where(static watch => watch.Schedule is not null).SelectMany(schedules.Check),
        ];
    }

    internal static IEnumerable<Problem> Alone(WatchSettings watch) =>
        WatchValues.Check(watch).Concat(Folder(watch, "path", watch.Path)).Concat(Folder(watch, "output", watch.Output)).Concat(OperatingSystem.IsWindows() ? Names(watch) : []).Concat(Output(watch, watch)).Concat(Links(watch));

    private static IEnumerable<Problem> Folder(WatchSettings watch, string key, string path)
    {
        if (!Path.IsPathFullyQualified(path))
        {
            yield return WatchValues.Wrong(watch, "watch-path-relative", key, path, $"\"{path}\" is not an absolute path.", "an absolute path", "Write the whole path.");
            yield break;
        }

        var existing = path;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        if (File.Exists(existing))
            yield return WatchValues.Wrong(watch, "watch-path-is-a-file", key, path, $"{path} cannot be a folder: {existing} is a file.", "a folder, there or to be created", "Choose another path, or move that file away.");
    }

    /// <summary>Folders that Windows can never make or open.</summary>
    internal static IEnumerable<Problem> Names(WatchSettings watch)
    {
        foreach (var (key, path) in new[] { ("path", watch.Path), ("output", watch.Output), ("images", watch.Images) })
        {
            if (path is not null && PortableName.Check(path) is { } problem)
                yield return WatchValues.Wrong(watch, problem.Code, key, path, problem.Message, problem.Allowed, problem.Remedy!);
        }
    }

    /// <summary>A prompt file and our own configuration look alike.</summary>
    private static IEnumerable<Problem> InOwnFolder(WatchSettings watch, string own)
    {
        if (Qualified(watch.Path, own) && Confinement.Real(watch.Path).Equals(Confinement.Real(own), Confinement.PathComparison))
            yield return WatchValues.Wrong(watch, "watch-is-own-folder", "path", watch.Path, $"{watch.Path} holds AutoGen's own files.", "a folder of its own", "Watch a sub-folder, for example inbox.");
    }

    /// <summary>Pictures may go below a watch, where its scan leaves them alone, but not into or above one.</summary>
    internal static IEnumerable<Problem> Output(WatchSettings watch, WatchSettings other)
    {
        if (Qualified(watch.Output, other.Path) && Confinement.IsWithin(Confinement.Real(other.Path), Confinement.Real(watch.Output)))
            yield return WatchValues.Wrong(watch, "watch-output-holds-watch", "output", watch.Output, $"The output folder of \"{watch.Name}\" is or holds the watched folder {other.Path}.", "a folder beside or below the watched one", "Use a sub-folder, for example pictures.");
    }

    private static IEnumerable<Problem> Together(WatchSettings watch, WatchSettings other)
    {
        if (WatchFolders.NameOf(watch).Equals(WatchFolders.NameOf(other), StringComparison.OrdinalIgnoreCase))
            yield return WatchValues.Wrong(other, "watch-name-twice", "name", other.Name, $"Two watches are named \"{other.Name}\".", "a name of its own", "Rename one.");
        if (!Qualified(watch.Path, other.Path))
            yield break;
        var (path, otherPath) = (Confinement.Real(watch.Path), Confinement.Real(other.Path));
        if (Confinement.IsWithin(path, otherPath) || Confinement.IsWithin(otherPath, path))
            yield return WatchValues.Wrong(other, "watches-overlap", "path", other.Path, $"The watches \"{watch.Name}\" ({watch.Path}) and \"{other.Name}\" ({other.Path}) overlap.", "folders apart from each other", "Move one, or join the two.");
        else
            foreach (var problem in Output(watch, other).Concat(Output(other, watch)))
                yield return problem;
    }

    /// <summary>A link there would move files out of the volume, where a rename is a copy.</summary>
    private static IEnumerable<Problem> Links(WatchSettings watch)
    {
        string[] own = Path.IsPathFullyQualified(watch.Path) ? [WatchFolders.Own, WatchFolders.Done, WatchFolders.Failed] : [];
        foreach (var path in own.Select(name => Path.Combine(watch.Path, name)).Where(path => Confinement.Link(path) is not null))
            yield return WatchValues.Wrong(watch, "watch-folder-is-a-link", "path", watch.Path, $"{path} is a link.", "a real folder", "Replace the link by a folder.");
    }

    private static bool Qualified(string path, string other) => Path.IsPathFullyQualified(path) && Path.IsPathFullyQualified(other);
}
