using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Intake;

/// <summary>
/// Takes sources that stay where they are: copies them into the drop's folder and remembers them in the ledger. The
/// copies count when claim.json does: before it they are rubbish, and what it names is in the ledger at the latest when the drop is
/// opened again.
/// </summary>
internal sealed class CopyIn(DurableFiles files, Ledgers ledgers)
{
    /// <summary>False where nothing was taken: a file changed meanwhile and must settle again, or only its time had changed.</summary>
    public bool Take(DropFolder folder, SourceGroup group)
    {
        List<LedgerEntry> copied = [];
        foreach (var file in group.Files)
        {
            if (Copy(folder, file) is not { } entry)
                return false;
            copied.Add(entry);
        }

        var ledger = ledgers.Of(folder.Watch);
        if (copied.TrueForAll(ledger.HoldsContent))
        {
            ledger.Add(copied);
            return false;
        }

        FlushFolders(folder.CopyFolder);
        files.WriteJson(folder.ClaimFile, new ClaimRecord([.. copied.Select(entry => entry.Path)]) { Copied = copied });
        try
        {
            Settle(folder, copied);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // taken all the same: whoever opens the drop settles it again, and says what is wrong
        }

        return true;
    }

    /// <summary>Finishes what claim.json promises, now or after a crash; does nothing where the copies are gone.</summary>
    public void Settle(DropFolder folder, IReadOnlyList<LedgerEntry> copied)
    {
        if (!Directory.Exists(folder.CopyFolder) && !Directory.Exists(folder.SourceFolder))
            return;
        ledgers.Of(folder.Watch).Add(copied);
        if (Directory.Exists(folder.CopyFolder))
            files.TryMove(folder.CopyFolder, folder.SourceFolder);
    }

    private LedgerEntry? Copy(DropFolder folder, FoundFile file)
    {
        var from = Path.Combine(folder.Watch.Path, file.Relative);
        var to = Path.Combine(folder.CopyFolder, file.Relative);
        files.CreateFolder(Path.GetDirectoryName(to)!);
        var hash = files.Copy(from, to);
        var now = new FileInfo(from);
        var same = now.Exists && now.Length == file.Bytes && now.LastWriteTimeUtc == file.Modified.UtcDateTime && new FileInfo(to).Length == file.Bytes;
        return same ? new LedgerEntry(file.Relative, file.Bytes, file.Modified, hash) : null;
    }

    private void FlushFolders(string folder)
    {
        foreach (var below in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            files.FlushFolder(below);
        files.FlushFolder(folder);
    }
}
