using System.Text.Json;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Housekeeping;

/// <summary>Files that a report names. Anybody may write one, so it is believed only in what lies where the agent puts it.</summary>
internal static class ReportedFile
{
    /// <summary>Whether there is a file of that path in the folder, with no link on the way to it.</summary>
    public static bool IsWithin(string folder, string path) =>
        File.Exists(path) && Confinement.Check(folder, Path.GetRelativePath(folder, path)) is null;

    /// <summary>Whether there is a file of that path in one of these very folders.</summary>
    public static bool IsIn(IReadOnlyList<string> folders, string path) =>
        Path.GetDirectoryName(path) is { } own && folders.Contains(own) && IsWithin(own, path);

    /// <summary>Folders outside the output that may hold copies: those alone that the configuration names to post-processors.</summary>
    public static IReadOnlyList<string> CopyFolders(WatchSettings watch, RenderSettings defaults) =>
    [
        .. from step in (watch.Recipe?.PostProcess ?? []).Concat(defaults.PostProcess ?? [])
           from option in step.Options
           where option.Value?.GetValueKind() == JsonValueKind.String
           let named = option.Value.GetValue<string>()
           where !named.Contains('\0')
           select Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, watch.Output)),
    ];
}
