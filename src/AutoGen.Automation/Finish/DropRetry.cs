using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Finish;

/// <summary>
/// Makes a drop ready for another try at what was not completed: sources back from failed/, outcomes without a picture
/// gone. What is completed stays. control.json says so until all is done, so a crash anywhere is gone on from.
/// </summary>
internal sealed class DropRetry(AttemptLog attempts, RenderStep renders, DropControls controls, DurableFiles files)
{
    /// <summary>The source of a kept drop that is another now; null where there is none.</summary>
    public static string? ChangedSource(DropFolder folder) =>
        File.Exists(folder.KeptFinishFile) && StateJson.Read<FinishRecord>(folder.KeptFinishFile).TryGet(out var finish, out _) ? finish.ChangedSince() : null;

    /// <summary>Brings a kept folder back among the unfinished drops; false where there is none.</summary>
    public bool TakeBack(DropFolder folder)
    {
        if (!Directory.Exists(folder.KeptPath))
            return false;
        controls.Update(folder.KeptControlFile, Again);
        files.CreateFolder(Path.GetDirectoryName(folder.FullPath)!);
        if (!files.TryMove(folder.KeptPath, folder.FullPath))
            return false;
        files.FlushFolder(Path.GetDirectoryName(folder.FullPath)!);
        files.FlushFolder(Path.GetDirectoryName(folder.KeptPath)!);
        return true;
    }

    /// <summary>What control.json says of a drop that is to be tried again.</summary>
    public static DropControl Again(DropControl control) => control with { Retry = true, AnyTime = true, Cancelled = false, Held = false };

    /// <summary>Does what control.json asks for, if it asks for another try.</summary>
    public void Prepare(Drop drop)
    {
        if (!DropControl.Read(drop.Folder).Retry)
            return;
        if (File.Exists(drop.Folder.FinishFile) && StateJson.Read<FinishRecord>(drop.Folder.FinishFile).TryGet(out var finish, out _))
            Unfinish(drop.Folder, finish);
        foreach (var render in drop.Plan.Renders)
            Clear(drop.Folder, render.Number);
        files.Delete(drop.Folder.CancelledFile);
        controls.Update(drop.Folder.ControlFile, control => control with { Retry = false });
    }

    private void Unfinish(DropFolder folder, FinishRecord finish)
    {
        foreach (var (source, destination) in finish.Sources.Where(entry => finish.Moves && File.Exists(entry.Value))) // both: a crash between two volumes
        {
            files.CreateFolder(Path.GetDirectoryName(folder.Claimed(source))!);
            files.TryMoveAcross(destination, folder.Claimed(source));
            files.FlushFolder(Path.GetDirectoryName(folder.Claimed(source))!);
            files.FlushFolder(Path.GetDirectoryName(destination)!);
        }

        // they say what does not hold any more; new ones are written at the end
        if (Directory.Exists(Path.GetDirectoryName(finish.Report)))
        {
            files.DeleteWhole(finish.Report + ".json");
            files.DeleteWhole(finish.Report + ".txt");
        }

        files.Delete(folder.FinishFile);
        files.FlushFolder(folder.FullPath);
    }

    /// <summary>The outcome goes last: while it is there, this is done again after a crash.</summary>
    private void Clear(DropFolder folder, int number)
    {
        if (renders.Find(folder, number) is not { End: not (RenderEnd.Completed or RenderEnd.CarriedOver) })
            return;
        attempts.Clear(folder, number);
        files.Delete(folder.CommitFile(number));
        files.FlushFolder(folder.RenderFolder);
        files.Delete(folder.OutcomeFile(number));
        files.FlushFolder(folder.RenderFolder);
    }
}
