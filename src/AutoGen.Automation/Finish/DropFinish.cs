using System.Text;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Health;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Finish;

/// <summary>
/// Ends a drop whose renders all have an outcome: report, then sources to done/ or failed/ (or deleted, or kept), then the
/// page for people to look at, then what is to be told of it into the outbox, then the drop's folder goes.
/// Safe to call again after a crash at any point.
/// </summary>
internal sealed class DropFinish(DurableFiles files, ReportPages pages, DropNotices notices, ScheduleSuccesses successes, TimeProvider time)
{
    private readonly Lock gate = new(); // two drops must not choose the same free name

    public FinishedDrop Finish(Drop drop, IReadOnlyList<RenderRecord> records)
    {
        FinishRecord record;
        DropReport report;
        lock (gate)
            (record, report) = PutAway(drop, records);
        var page = pages.Write(report); // takes seconds where there are many pictures: other drops go on meanwhile
        successes.Note(report);
        notices.Put(drop, report, record, page);
        RemoveWorkFiles(drop);
        if (records.Any(static render => render.End is not (RenderEnd.Completed or RenderEnd.CarriedOver)))
            Keep(drop.Folder);
        else
            Remove(drop.Folder, record);
        var problems = report.Failures.SelectMany(failure => failure.Problems).Concat(report.Rejected);
        return new FinishedDrop(drop.Plan.Id, drop.Plan.Watch, record.Sources[drop.Plan.Sources[0]], record.Report + ".txt", report.Outcome == WatchFolders.Done, report.Pictures.Count, [.. problems])
        {
            Page = page,
        };
    }

    /// <summary>Removes what is left of a drop without sources: a claim that took nothing, or a finish cut short at its end.</summary>
    public void RemoveFolder(DropFolder folder)
    {
        // the claim goes before the plan, or a crash between them would claim new files of the old names into this drop;
        // without a plan, and without sources, the rest is known to be rubbish
        files.Delete(folder.ClaimFile);
        files.Delete(folder.PlanFile);
        files.FlushFolder(folder.FullPath);
        files.DeleteFolder(folder.FullPath);
    }

    /// <summary>A drop of which something is missing stays with us, so that it can be tried again without making anew what is there.</summary>
    private void Keep(DropFolder folder)
    {
        files.CreateFolder(Path.GetDirectoryName(folder.KeptPath)!);
        if (!files.TryMove(folder.FullPath, folder.KeptPath))
        {
            RemoveFolder(folder); // somebody copied it there; the report says all that is known
            return;
        }

        files.FlushFolder(Path.GetDirectoryName(folder.KeptPath)!);
        files.FlushFolder(Path.GetDirectoryName(folder.FullPath)!);
    }

    /// <summary>Reports and sources, to where nothing is yet.</summary>
    private (FinishRecord Record, DropReport Report) PutAway(Drop drop, IReadOnlyList<RenderRecord> records)
    {
        var record = Record(drop, DropReport.IsDone(drop.Plan, records) ? WatchFolders.Done : WatchFolders.Failed);
        RefuseLinks(drop.Folder, record);
        var report = DropReport.From(drop, records, record, time.GetUtcNow());
        WriteReports(record, report);
        var chosen = record;
        foreach (var source in record.Moves ? record.Sources.Keys : [])
            record = MoveSource(drop.Folder, record, source);
        if (record != chosen)
            WriteReports(record, report = DropReport.From(drop, records, record, report.Finished));
        return (record, report);
    }

    private FinishRecord Record(Drop drop, string destination)
    {
        if (File.Exists(drop.Folder.FinishFile) && StateJson.Read<FinishRecord>(drop.Folder.FinishFile).TryGet(out var known, out _))
            return known;
        var record = FinishRecord.Choose(drop, destination) with { Begun = time.GetUtcNow() };
        files.WriteJson(drop.Folder.FinishFile, record);
        return record;
    }

    /// <summary>A folder below done/ or failed/ that somebody made a link of would lead out of the watch: the drop waits until it is none.</summary>
    private static void RefuseLinks(DropFolder folder, FinishRecord record)
    {
        foreach (var path in (record.Moves ? record.Sources.Values : []).Append(record.Report))
        {
            if (Confinement.CheckLinks(folder.Home, Path.GetRelativePath(folder.Home, path)) is { } link)
                throw new KnownProblemException(link with { File = path, Remedy = "Replace the link by a folder." });
        }
    }

    private void WriteReports(FinishRecord record, DropReport report)
    {
        files.CreateFolder(Path.GetDirectoryName(record.Report)!);
        files.WriteJson(record.Report + ".json", report);
        files.WriteWhole(record.Report + ".txt", Encoding.UTF8.GetBytes(ReportText.Write(report, time.LocalTimeZone)));
    }

    /// <summary>What was not moved goes before the plan: without a plan a source would be planned again.</summary>
    private void Remove(DropFolder folder, FinishRecord record)
    {
        if (!record.Moves)
            RemoveSources(folder);
        RemoveFolder(folder);
    }

    private void RemoveSources(DropFolder folder)
    {
        foreach (var source in DropPlanner.Sources(folder))
            files.Delete(folder.Claimed(source));
        foreach (var part in folder.SourceFolders())
            files.FlushFolder(part);
    }

    private FinishRecord MoveSource(DropFolder folder, FinishRecord record, string source)
    {
        for (var number = 2; File.Exists(folder.Claimed(source)); number++)
        {
            var destination = record.Sources[source];
            files.CreateFolder(Path.GetDirectoryName(destination)!);
            if (files.TryMoveAcross(folder.Claimed(source), destination))
            {
                files.FlushFolder(Path.GetDirectoryName(destination)!);
                break;
            }

            // somebody took the name since it was chosen
            var other = FileNames.Numbered(Path.Combine(Path.GetDirectoryName(destination)!, Path.GetFileName(source)), number);
            record = record with { Sources = new Dictionary<string, string>(record.Sources) { [source] = other } };
            files.WriteJson(folder.FinishFile, record);
        }

        return record;
    }

    /// <summary>What crashed or failed attempts left in the output folder.</summary>
    private void RemoveWorkFiles(Drop drop)
    {
        var folder = WatchFolders.Work(drop.Plan.Output);
        try
        {
            if (!Directory.Exists(folder))
                return;
            foreach (var file in Directory.EnumerateFiles(folder, drop.Plan.Id + "-*"))
                files.Delete(file);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // a lost output folder must not keep the source from its place
        }
    }
}
