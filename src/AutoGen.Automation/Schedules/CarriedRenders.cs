using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// What the windows of a schedule's runs left to the next one: files in <c>.autogen/carried</c> of its home, <c>&lt;run&gt;.json</c>. The run
/// that takes one renames it first, to <c>&lt;run&gt;.to-&lt;taker&gt;.json</c>, so that however often it is planned, it has it and nobody else.
/// </summary>
internal sealed class CarriedRenders(DurableFiles files)
{
    private const string Ending = ".json", To = ".to-";

    /// <summary>Leaves what a run did not begin. Only before its end is recorded: later, the next one may have taken it.</summary>
    public void Leave(Drop drop, IReadOnlyList<RenderRecord> records)
    {
        var numbers = records.Where(static record => record.End == RenderEnd.CarriedOver).Select(static record => record.Number).ToHashSet();
        if (numbers.Count == 0 || File.Exists(drop.Folder.FinishFile))
            return;
        files.CreateFolder(FolderIn(drop.Folder.Home));
        files.WriteJson(PathOf(drop.Folder.Home, drop.Plan.Id), drop.Plan.Renders.Where(render => numbers.Contains(render.Number) && render.Members is null).ToList());
    }

    /// <summary>How many renders wait for the next run.</summary>
    public static int Waiting(string home) => Peek(home).Count;

    /// <summary>What waits for the next run, oldest first.</summary>
    public static IReadOnlyList<RenderRequest> Peek(string home) => [.. Files(home).Where(static file => !IsTaken(file)).SelectMany(Read).Select(static render => render.Request)];

    /// <summary>What an earlier run left and this one makes, oldest first, each with the id of that run.</summary>
    public IReadOnlyList<PlannedRender> Take(DropFolder run)
    {
        foreach (var file in Files(run.Home).Where(file => !IsTaken(file) && !Directory.Exists(Path.Combine(WatchFolders.Drops(run.Home), IdOf(file)))))
            files.TryMove(file, Path.ChangeExtension(file, null) + To + run.Id + Ending);
        if (Directory.Exists(FolderIn(run.Home)))
            files.FlushFolder(FolderIn(run.Home));
        return [.. Files(run.Home).Where(file => TakerOf(file) == run.Id).SelectMany(file => Read(file).Select(render => render with { CarriedFrom = IdOf(file) }))];
    }

    /// <summary>The plan of a run is on the disk: what it took, and what runs before took that are no more, is not needed here any longer.</summary>
    public void Planned(DropFolder run)
    {
        foreach (var file in Files(run.Home).Where(file => TakerOf(file) is { } taker && (taker == run.Id || !Directory.Exists(Path.Combine(WatchFolders.Drops(run.Home), taker)))))
            files.Delete(file);
    }

    private static List<PlannedRender> Read(string file) => StateJson.Read<List<PlannedRender>>(file).TryGet(out var renders, out _) ? renders : [];

    private static IEnumerable<string> Files(string home) =>
        Directory.Exists(FolderIn(home)) ? Directory.EnumerateFiles(FolderIn(home), "*" + Ending).Order(StringComparer.Ordinal).ToList() : [];

    private static bool IsTaken(string file) => TakerOf(file) is not null;

    private static string? TakerOf(string file) => Path.GetFileNameWithoutExtension(file).Split(To) is [_, var taker] ? taker : null;

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file).Split(To)[0];

    private static string PathOf(string home, string id) => Path.Combine(FolderIn(home), id + Ending);

    private static string FolderIn(string home) => Path.Combine(WatchFolders.OwnIn(home), "carried");
}
