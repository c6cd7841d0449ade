using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Intake;

/// <summary>
/// Takes sources out of the user's hands by renaming them into a drop's folder, or copies them in where they cannot, or
/// should not, be renamed. A group is recorded before its first rename, so that a half-claimed one is known as such.
/// </summary>
/// <remarks>
/// Which flush protects what. A rename is whole or not at all, so at any instant a source is in the watch or in its drop.
/// It must be on the disk before anything is made of the drop, or a power cut could put the source back into the watch
/// although its pictures are there, and they would be made twice. Nothing is made before the plan is written, so: the
/// folders in which names came or went, once for many claims (<see cref="Flush"/>); <c>source/</c> and the drop's own
/// folder, together with drop.json, by the planner. claim.json is flushed before the first rename of its group.
/// </remarks>
internal sealed class Claim(DropId ids, DurableFiles files, WatchHomes homes, CopyIn copies)
{
    /// <summary>The folder for a new drop; not created yet.</summary>
    public DropFolder NewDrop(WatchSettings watch, string? id = null) => new(watch, id ?? ids.Next()) { Home = homes.Of(watch) };

    /// <summary>Fills a new drop; false, with a problem where there is one to tell, where nothing was taken. Its folders need <see cref="Flush"/>.</summary>
    public bool Take(DropFolder folder, SourceGroup group, out Problem? problem)
    {
        problem = null;
        try
        {
            var stays = folder.Watch.OnFinish == WatchSettings.Keep || folder.Home != folder.Watch.Path;
            if (!stays && TryRename(folder, group))
                return true;
            group.Files.ToList().ForEach(file => RefuseLinks(folder, file.Relative));
            if (copies.Take(folder, group))
                return true;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            problem = fault is FileNotFoundException ? null : IoProblem.From(fault, Path.Combine(folder.Watch.Path, group.Files[0].Relative), "take");
        }

        Abandon(folder);
        return false;
    }

    /// <summary>Makes claims durable: the drops in their folder, and that the names in the watch are gone.</summary>
    public void Flush(WatchSettings watch, IEnumerable<SourceGroup> taken)
    {
        var home = homes.Of(watch);
        if (home == watch.Path)
        {
            foreach (var folder in taken.SelectMany(group => group.Files).Select(file => Path.GetDirectoryName(Path.Combine(watch.Path, file.Relative))!).Distinct().Where(Directory.Exists))
                files.FlushFolder(folder);
        }

        files.FlushFolder(WatchFolders.Drops(home));
    }

    /// <summary>
    /// Takes the rest of a group, now or after a crash. A member that cannot be had is left out; the plan will say so. Returns what is known
    /// of one that is held by another program, and may be had later.
    /// </summary>
    public Problem? Complete(DropFolder folder)
    {
        if (Read(folder) is not { } record)
            return null;
        if (record.Copied.Count == 0)
            return RenameRest(folder, record.Members);
        copies.Settle(folder, record.Copied);
        return null;
    }

    private Problem? RenameRest(DropFolder folder, IEnumerable<string> members)
    {
        Problem? held = null;
        foreach (var member in members.Where(member => !File.Exists(folder.Claimed(member))))
        {
            try
            {
                Rename(folder, member);
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
                held ??= HeldFile.Is(fault) ? HeldFile.Problem(Path.Combine(folder.Watch.Path, member)) : null;
            }
        }

        return held;
    }

    /// <summary>The files of a recorded group that are not in the drop's folder, relative to the watch.</summary>
    public static IReadOnlyList<string> Missing(DropFolder folder) =>
        [.. (Read(folder)?.Members ?? []).Where(member => !SourceNames.IsMarker(member) && !File.Exists(folder.Claimed(member)))];

    /// <summary>Whether the sources were copied, and stay where they are.</summary>
    public static bool IsCopy(DropFolder folder) => Read(folder) is { Copied.Count: > 0 };

    private static IEnumerable<string> Members(FoundFile file) =>
        file.MarkedAt is not null ? [file.Relative, file.Relative + SourceNames.Ready] : [file.Relative];

    private static ClaimRecord? Read(DropFolder folder) =>
        File.Exists(folder.ClaimFile) && StateJson.Read<ClaimRecord>(folder.ClaimFile).TryGet(out var record, out _) ? record : null;

    /// <summary>False where the first file cannot be renamed away, but may be read: then none of the group is.</summary>
    private bool TryRename(DropFolder folder, SourceGroup group)
    {
        var members = group.Files.SelectMany(Members).ToList();
        files.CreateFolder(folder.SourceFolder);
        if (members.Count > 1)
            files.WriteJson(folder.ClaimFile, new ClaimRecord(members));
        try
        {
            Rename(folder, members[0]);
        }
        catch (Exception fault) when (IoProblem.IsImmovable(fault))
        {
            files.DeleteFolder(folder.SourceFolder);
            return false;
        }

        RenameRest(folder, members.Skip(1)); // from here on nothing may fail: the drop holds a source
        return true;
    }

    private void Rename(DropFolder folder, string member)
    {
        var claimed = folder.Claimed(member);
        files.CreateFolder(Path.GetDirectoryName(claimed)!);
        RefuseLinks(folder, member);
        files.TryMove(Path.Combine(folder.Watch.Path, member), claimed);
    }

    /// <summary>A folder may have become a link since the scan: what it leads to is not the watch's.</summary>
    private static void RefuseLinks(DropFolder folder, string member)
    {
        if (Confinement.CheckLinks(folder.Watch.Path, member) is { } link)
            throw new KnownProblemException(link);
    }

    /// <summary>The claim goes first: without it copies are rubbish.</summary>
    private void Abandon(DropFolder folder)
    {
        try
        {
            if (!Directory.Exists(folder.FullPath))
                return;
            files.Delete(folder.ClaimFile);
            files.DeleteFolder(folder.FullPath);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // an empty drop folder is removed at the next start
        }
    }
}
