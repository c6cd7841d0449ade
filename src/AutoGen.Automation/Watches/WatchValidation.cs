using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Watches;

/// <summary>Checks watches together, before any is started. Touches nothing on the disk.</summary>
public static class WatchValidation
{
    /// <summary>Everything that is wrong, all at once; empty where the watches may start.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<WatchSettings> watches) =>
    [
        .. watches.SelectMany(Alone),
        .. watches.SelectMany((watch, index) => watches.Skip(index + 1).SelectMany(other => Together(watch, other))),
    ];

    private static IEnumerable<Problem> Alone(WatchSettings watch) =>
        Values(watch).Concat(Folder(watch, "path", watch.Path)).Concat(Folder(watch, "output", watch.Output)).Concat(Output(watch, watch)).Concat(Links(watch));

    private static IEnumerable<Problem> Values(WatchSettings watch)
    {
        if (string.IsNullOrWhiteSpace(watch.Name))
            yield return Wrong(watch, "watch-name-missing", "name", watch.Name, "A watch has no name.", "any text", "Give it a name.");
        if (watch.SettleSeconds is not (>= 0 and <= 3600))
            yield return OutOfRange(watch, "settleSeconds", watch.SettleSeconds, "0 to 3600");
        if (watch.ScanSeconds is not (>= 0.1 and <= 86400))
            yield return OutOfRange(watch, "scanSeconds", watch.ScanSeconds, "0.1 to 86400");
        if (watch.OnFinish != "move")
            yield return Wrong(watch, "watch-value-unknown", "onFinish", watch.OnFinish, $"onFinish \"{watch.OnFinish}\" is not known or not built yet.", "move", "Use move, or leave it out.");
        if (watch.Pattern is { } pattern && (pattern.Length == 0 || pattern.AsSpan().ContainsAny('/', '\\')))
            yield return Wrong(watch, "watch-pattern-wrong", "pattern", pattern, $"The pattern \"{pattern}\" is not a file name.", "a file name with * and ?, for example *.txt", "Use recurse for sub-folders.");
    }

    private static IEnumerable<Problem> Folder(WatchSettings watch, string key, string path)
    {
        if (!Path.IsPathFullyQualified(path))
        {
            yield return Wrong(watch, "watch-path-relative", key, path, $"\"{path}\" is not an absolute path.", "an absolute path", "Write the whole path.");
            yield break;
        }

        var existing = path;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        if (File.Exists(existing))
            yield return Wrong(watch, "watch-path-is-a-file", key, path, $"{path} cannot be a folder: {existing} is a file.", "a folder, there or to be created", "Choose another path, or move that file away.");
        else if (!Directory.Exists(existing))
            yield return Wrong(watch, "watch-path-missing", key, path, $"{path} cannot be created: there is no {existing}.", "a folder, there or to be created", "Bring the drive back, or choose another path.");
    }

    /// <summary>Pictures may go below a watch, where its scan leaves them alone, but not into or above one.</summary>
    private static IEnumerable<Problem> Output(WatchSettings watch, WatchSettings other)
    {
        if (Qualified(watch.Output, other.Path) && Confinement.IsWithin(Confinement.Real(other.Path), Confinement.Real(watch.Output)))
            yield return Wrong(watch, "watch-output-holds-watch", "output", watch.Output, $"The output folder of \"{watch.Name}\" is or holds the watched folder {other.Path}.", "a folder beside or below the watched one", "Use a sub-folder, for example pictures.");
    }

    private static IEnumerable<Problem> Together(WatchSettings watch, WatchSettings other)
    {
        if (watch.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase))
            yield return Wrong(other, "watch-name-twice", "name", other.Name, $"Two watches are named \"{other.Name}\".", "a name of its own", "Rename one.");
        if (!Qualified(watch.Path, other.Path))
            yield break;
        var (path, otherPath) = (Confinement.Real(watch.Path), Confinement.Real(other.Path));
        if (Confinement.IsWithin(path, otherPath) || Confinement.IsWithin(otherPath, path))
            yield return Wrong(other, "watches-overlap", "path", other.Path, $"The watches \"{watch.Name}\" ({watch.Path}) and \"{other.Name}\" ({other.Path}) overlap.", "folders apart from each other", "Move one, or join the two.");
        else
            foreach (var problem in Output(watch, other).Concat(Output(other, watch)))
                yield return problem;
    }

    /// <summary>A link there would move files out of the volume, where a rename is a copy.</summary>
    private static IEnumerable<Problem> Links(WatchSettings watch)
    {
        string[] own = Path.IsPathFullyQualified(watch.Path) ? [WatchFolders.Own, WatchFolders.Done, WatchFolders.Failed] : [];
        foreach (var path in own.Select(name => Path.Combine(watch.Path, name)).Where(path => Confinement.Link(path) is not null))
            yield return Wrong(watch, "watch-folder-is-a-link", "path", watch.Path, $"{path} is a link.", "a real folder", "Replace the link by a folder.");
    }

    private static bool Qualified(string path, string other) => Path.IsPathFullyQualified(path) && Path.IsPathFullyQualified(other);

    private static Problem OutOfRange(WatchSettings watch, string key, double value, string allowed) =>
        Wrong(watch, "watch-value-out-of-range", key, FormattableString.Invariant($"{value}"), FormattableString.Invariant($"{key} {value} is out of range."), allowed, "Correct the value, or leave it out.");

    private static Problem Wrong(WatchSettings watch, string code, string key, string? value, string message, string allowed, string remedy) =>
        new(code, message) { File = watch.Origin, Key = $"watches.{watch.Name}.{key}", Value = value, Allowed = allowed, Remedy = remedy };
}
