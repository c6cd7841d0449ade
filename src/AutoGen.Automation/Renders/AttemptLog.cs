using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Renders;

/// <summary>Records each attempt before it starts and when it ends; one without an end was cut short.</summary>
internal sealed class AttemptLog(DurableFiles files, TimeProvider time)
{
    /// <summary>All attempts at a render so far, first to last.</summary>
    public static IReadOnlyList<Attempt> Of(DropFolder folder, int render)
    {
        var attempts = new List<Attempt>();
        while (folder.AttemptStartFile(render, attempts.Count + 1) is var file && File.Exists(file))
        {
            var number = attempts.Count + 1;
            var start = Read<AttemptStart>(file) ?? new AttemptStart(render, number, DateTimeOffset.MinValue, ""); // damaged: it began all the same
            attempts.Add(new Attempt(start, Read<AttemptEnd>(folder.AttemptEndFile(render, number))));
        }

        return attempts;
    }

    /// <summary>Counts from 1 over the whole life of the drop, so no two attempts share a work file.</summary>
    public AttemptStart Start(Drop drop, int render, int attempt)
    {
        files.CreateFolder(drop.Folder.AttemptFolder);
        var workFile = Path.Combine(WatchFolders.Work(drop.Plan.Output), $"{drop.Folder.Id}-{render}-{attempt}.png");
        var start = new AttemptStart(render, attempt, time.GetUtcNow(), workFile);
        files.WriteJson(drop.Folder.AttemptStartFile(render, attempt), start);
        return start;
    }

    public void End(DropFolder folder, AttemptEnd end) => files.WriteJson(folder.AttemptEndFile(end.Number, end.Attempt), end);

    /// <summary>Forgets the attempts at a render that is to be done again. The last goes first, so that what a crash leaves counts from 1.</summary>
    public void Clear(DropFolder folder, int render)
    {
        for (var attempt = Of(folder, render).Count; attempt > 0; attempt--)
        {
            files.Delete(folder.AttemptEndFile(render, attempt));
            files.Delete(folder.AttemptStartFile(render, attempt));
        }
    }

    private static T? Read<T>(string path)
        where T : class =>
        File.Exists(path) && StateJson.Read<T>(path).TryGet(out var value, out _) ? value : null;
}
