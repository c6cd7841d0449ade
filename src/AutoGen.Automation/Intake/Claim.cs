using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Intake;

/// <summary>
/// Takes sources out of the user's hands by renaming them into a drop's folder. A group is recorded before its first
/// rename, so that a half-claimed one is known as such.
/// </summary>
internal sealed class Claim(DropId ids, DurableFiles files)
{
    /// <summary>The drop's folder; null, with a problem where there is one to tell, where nothing was taken.</summary>
    public DropFolder? Take(WatchSettings watch, SourceGroup group, out Problem? problem)
    {
        var folder = new DropFolder(watch, ids.Next());
        var members = group.Files.SelectMany(Members).ToList();
        problem = null;
        try
        {
            files.CreateFolder(folder.SourceFolder);
            if (members.Count > 1)
                files.WriteJson(folder.ClaimFile, members);
            Rename(folder, members[0]);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            problem = fault is FileNotFoundException ? null : IoProblem.From(fault, Path.Combine(watch.Path, members[0]), "take");
            Abandon(folder);
            return null;
        }

        Complete(folder);
        return folder;
    }

    /// <summary>Renames the rest of a group, now or after a crash. A member that cannot be had is left out; the plan will say so.</summary>
    public void Complete(DropFolder folder)
    {
        foreach (var member in MembersOf(folder).Where(member => !File.Exists(folder.Claimed(member))))
        {
            try
            {
                Rename(folder, member);
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
            }
        }
    }

    /// <summary>The files of a recorded group that are not in the drop's folder, relative to the watch.</summary>
    public static IReadOnlyList<string> Missing(DropFolder folder) =>
        [.. MembersOf(folder).Where(member => !SourceNames.IsMarker(member) && !File.Exists(folder.Claimed(member)))];

    private static IEnumerable<string> Members(FoundFile file) =>
        file.Marked ? [file.Relative, file.Relative + SourceNames.Ready] : [file.Relative];

    private static IReadOnlyList<string> MembersOf(DropFolder folder) =>
        File.Exists(folder.ClaimFile) && StateJson.Read<List<string>>(folder.ClaimFile).TryGet(out var members, out _) ? members : [];

    private void Rename(DropFolder folder, string member)
    {
        var claimed = folder.Claimed(member);
        files.CreateFolder(Path.GetDirectoryName(claimed)!);
        files.TryMove(Path.Combine(folder.Watch.Path, member), claimed);
    }

    private void Abandon(DropFolder folder)
    {
        try
        {
            files.DeleteFolder(folder.FullPath);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // an empty drop folder is removed at the next start
        }
    }
}
