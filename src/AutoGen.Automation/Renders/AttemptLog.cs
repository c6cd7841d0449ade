using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Renders;

/// <summary>Records each attempt before it starts and when it ends; one without an end was cut short.</summary>
internal sealed class AttemptLog(DurableFiles files, TimeProvider time)
{
    /// <summary>Counts from 1 over the whole life of the drop, so no two attempts share a work file.</summary>
    public (int Number, string WorkFile) Start(Drop drop, int render)
    {
        files.CreateFolder(drop.Folder.AttemptFolder);
        var attempt = 1;
        while (File.Exists(drop.Folder.AttemptStartFile(render, attempt)))
            attempt++;
        var workFile = Path.Combine(WatchFolders.Work(drop.Plan.Output), $"{drop.Folder.Id}-{render}-{attempt}.png");
        files.WriteJson(drop.Folder.AttemptStartFile(render, attempt), new AttemptStart(render, attempt, time.GetUtcNow(), workFile));
        return (attempt, workFile);
    }

    public void End(DropFolder folder, RenderRecord record) =>
        files.WriteJson(
            folder.AttemptEndFile(record.Number, record.Attempts),
            new AttemptEnd(record.Number, record.Attempts, record.Ended, record.End));
}
