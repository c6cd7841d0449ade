using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Housekeeping;

/// <summary>Files that a report names. Anybody may write one, so it is believed only in what lies where the agent puts it.</summary>
internal static class ReportedFile
{
    /// <summary>Whether there is a file of that path in the folder, with no link on the way to it.</summary>
    public static bool IsWithin(string folder, string path) =>
        File.Exists(path) && Confinement.Check(folder, Path.GetRelativePath(folder, path)) is null;
}
