using AutoGen.Automation.Control;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Control;

/// <summary>What an agent left on the disk is what the reader tells.</summary>
public sealed class DropReaderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Workbench bench;
    private readonly DropReader reader;

    public DropReaderTests()
    {
        bench = new Workbench(Workbench.WatchIn(folder));
        reader = new DropReader(new LiveOptions(new AutomationOptions { Watches = [bench.Watch] }), folder.At("data"), bench.Time);
    }

    private string Drops => Path.Combine(bench.Watch.Path, ".autogen", "drops");

    [Fact]
    public void A_watch_that_no_agent_has_prepared_yet_is_a_problem_of_that_watch()
    {
        var status = reader.Status();

        Assert.False(status.Running);
        Assert.Equal("folder-missing", Assert.Single(status.Watches).Problem!.Code);
        Assert.Empty(status.Drops);
        Assert.Contains("there is none", Assert.Single(reader.Show("x").Problems).Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Drops_under_way_are_told_in_the_order_in_which_they_were_taken()
    {
        Take(("b.txt", "a pear"), ("a.txt", "an apple\na plum"));
        Directory.CreateDirectory(Path.Combine(Drops, "20990101-000000-0000000-abcdef", "source"));
        File.WriteAllText(Path.Combine(Drops, "20990101-000000-0000000-abcdef", "source", "new.txt"), "x");

        var drops = reader.Status().Drops;

        Assert.Equal(["a.txt", "b.txt", "new.txt"], drops.Select(drop => drop.Source));
        Assert.Equal([DropState.Waiting, DropState.Waiting, DropState.Planning], drops.Select(drop => drop.State));
        Assert.Equal([2, 1, 0], drops.Select(drop => drop.Renders));
        Assert.All(drops, drop => Assert.Equal("inbox", drop.Watch));
        Assert.Equal(bench.Time.GetUtcNow(), drops[0].Created);
    }

    [Fact]
    public async Task Renders_with_an_outcome_are_counted_and_shown_with_their_picture_or_problem()
    {
        using var end = new CancellationTokenSource();
        bench.Renderer.Answer = (job, _) =>
        {
            if (job.Request.Prompt == "three")
                end.Cancel();
            return job.Request.Prompt switch
            {
                "two" => new RenderOutcome.Failed(RenderStage.Sample, new Problem("test-fault", "Broke."), Transient: false),
                "three" => new RenderOutcome.Cancelled(),
                _ => null,
            };
        };
        Take(("list.txt", "one\ntwo\nthree\nfour"));
        await bench.RunBacklogAsync(end.Token);

        var drop = Assert.Single(reader.Status().Drops);
        var details = reader.Show(drop.Id).Value!;

        Assert.Equal((4, 1, 1), (drop.Renders, drop.Completed, drop.Failed));
        Assert.Equal(drop, details.Summary);
        Assert.Equal(["completed", "failed", "waiting", "waiting"], details.Renders.Select(render => render.State));
        Assert.Equal(["one", "two", "three", "four"], details.Renders.Select(render => render.Prompt));
        Assert.Equal([1, 1, 1, 0], details.Renders.Select(render => render.Attempts));
        Assert.True(File.Exists(details.Renders[0].Path));
        Assert.Equal("test-fault", Assert.Single(details.Renders[1].Problems).Code);
        Assert.Null(details.Report);
    }

    [Fact]
    public async Task A_finished_drop_is_shown_from_its_report()
    {
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "two" ? new RenderOutcome.Rejected([new Problem("test-fault", "Wrong.")]) : null;
        bench.Pass();
        bench.Put(Path.Combine("sub", "list.txt"), "one\ntwo");
        bench.Put("good.txt", "three");
        await bench.RunAsync();
        var (bad, good) = (bench.FinishedDrops.Single(drop => !drop.Succeeded), bench.FinishedDrops.Single(drop => drop.Succeeded));

        var details = reader.Show(bad.Id).Value!;

        Assert.Equal((DropState.Failed, Path.Combine("sub", "list.txt"), 2, 1, 1), (details.Summary.State, details.Summary.Source, details.Summary.Renders, details.Summary.Completed, details.Summary.Failed));
        Assert.Equal(["completed", "rejected"], details.Renders.Select(render => render.State));
        Assert.Equal("one", details.Renders[0].Prompt);
        Assert.Equal(bad.Report, details.Report);
        Assert.True(File.Exists(details.Report));
        Assert.Equal(DropState.Done, reader.Show(good.Id).Value!.Summary.State);
        Assert.Empty(reader.Status().Drops);
    }

    [Fact]
    public async Task An_id_may_be_cut_to_a_beginning_or_end_that_only_one_drop_has()
    {
        Take(("a.txt", "an apple"));
        await bench.RunBacklogAsync();
        Take(("b.txt", "a pear"));
        var (finished, open) = (bench.FinishedDrops[0].Id, reader.Status().Drops[0].Id);

        Assert.Equal("a.txt", reader.Show(finished[^6..].ToUpperInvariant()).Value!.Summary.Source);
        Assert.Equal("b.txt", reader.Show(open[^6..]).Value!.Summary.Source);
        var common = Assert.Single(reader.Show(open[..8]).Problems);
        Assert.Equal("drop-ambiguous", common.Code);
        Assert.Contains(finished, common.Allowed, StringComparison.Ordinal);
        Assert.Contains(open, common.Allowed, StringComparison.Ordinal);
        var unknown = Assert.Single(reader.Show("../" + open).Problems);
        Assert.Equal("drop-unknown", unknown.Code);
        Assert.Contains(open, unknown.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_files_are_problems_and_hide_no_other_drop()
    {
        Take(("a.txt", "an apple"), ("b.txt", "a pear"), ("c.txt", "a plum"));
        var ids = reader.Status().Drops.Select(drop => drop.Id).ToList();
        File.WriteAllText(Path.Combine(Drops, ids[0], "drop.json"), "{ \"id\": ");
        Directory.CreateDirectory(Path.Combine(Drops, ids[1], "renders"));
        File.WriteAllBytes(Path.Combine(Drops, ids[1], "renders", "1.json"), new byte[512]);

        var drops = reader.Status().Drops;

        Assert.Equal(["a.txt", "b.txt", "c.txt"], drops.Select(drop => drop.Source));
        Assert.Equal("state-file-damaged", drops[0].WaitsFor!.Code);
        Assert.Equal("state-file-damaged", Assert.Single(reader.Show(ids[0]).Value!.Rejected).Code);
        Assert.Equal(1, drops[1].Failed);
        Assert.Equal("state-file-damaged", Assert.Single(Assert.Single(reader.Show(ids[1]).Value!.Renders).Problems).Code);
        Assert.Null(drops[2].WaitsFor);

        await bench.RunBacklogAsync();
        var report = Path.ChangeExtension(bench.FinishedDrops.Single(drop => drop.Id == ids[2]).Report, ".json");
        File.WriteAllText(report, File.ReadAllText(report)[..200]);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(report)!, "mine.report.json"), "[1, 2]");
        Assert.Equal("state-file-damaged", Assert.Single(reader.Show(ids[2]).Problems).Code);
    }

    [Fact]
    public void What_somebody_wants_of_a_drop_or_its_watch_is_told()
    {
        Take(("a.txt", "an apple"), ("b.txt", "a pear"));
        File.WriteAllText(Path.Combine(Drops, reader.Status().Drops[0].Id, "control.json"), """{ "held": true, "priority": 7 }""");
        var quiet = bench.Watch with { Priority = 3, QuietHours = ["00:00-12:00", "12:00-00:00"] };

        var status = new DropReader(new LiveOptions(new AutomationOptions { Watches = [quiet] }), folder.At("data"), bench.Time).Status();
        var off = new DropReader(new LiveOptions(new AutomationOptions { Watches = [quiet with { Enabled = false }] }), folder.At("data"), bench.Time).Status();

        Assert.Equal([(DropState.Held, 7), (DropState.Waiting, 3)], status.Drops.Select(drop => (drop.State, drop.Priority)));
        Assert.All(status.Drops, drop => Assert.Equal("watch-quiet-hours", drop.WaitsFor!.Code));
        Assert.Equal([(true, true), (false, false)], new[] { status, off }.Select(one => (one.Watches[0].Enabled, one.Watches[0].Quiet)));
        Assert.Equal("watch-disabled", off.Drops[0].WaitsFor!.Code);
    }

    [Fact]
    public void Ten_thousand_drops_are_all_told()
    {
        for (var number = 0; number < 10_000; number++)
            Directory.CreateDirectory(Path.Combine(Drops, FormattableString.Invariant($"20250131-142233-{number:D7}-9f3ac1")));

        Assert.Equal(10_000, reader.Status().Drops.Count);
        var many = Assert.Single(reader.Show("9f3ac1").Problems);
        Assert.EndsWith("and 9,995 more", many.Allowed, StringComparison.Ordinal);
        Assert.Equal("20250131-142233-0001234-9f3ac1", reader.Show("20250131-142233-0001234").Value!.Summary.Id);
    }

    [Fact]
    public void A_watch_that_is_gone_keeps_no_other_from_being_read()
    {
        Take(("a.txt", "an apple"));
        var gone = new WatchSettings { Name = "gone", Path = folder.At("gone"), Output = folder.At("gone-out") };
        var both = new DropReader(new LiveOptions(new AutomationOptions { Watches = [gone, bench.Watch] }), folder.At("data"), bench.Time);

        var status = both.Status();

        Assert.NotNull(status.Watches[0].Problem);
        Assert.Null(status.Watches[1].Problem);
        Assert.Equal("a.txt", both.Show(Assert.Single(status.Drops).Id).Value!.Summary.Source);
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    /// <summary>Its sources are in done/ already, its report is written, its folder has not gone: were it not found, it would be made a second time.</summary>
    [Fact]
    public void A_drop_is_held_from_its_first_source_until_after_its_finish_without_a_gap()
    {
        const string id = "20990101-000000-0000000-abcdef";
        Directory.CreateDirectory(bench.Watch.Path);
        Directory.CreateDirectory(Path.Combine(Drops, id, "source"));
        Assert.False(reader.Holds(id)); // what a crash leaves of one that was never taken
        File.WriteAllText(Path.Combine(Drops, id, "source", "new.txt"), "x");
        Assert.True(reader.Holds(id));
        File.WriteAllText(Path.Combine(Drops, id, "drop.json"), "{}");
        File.Delete(Path.Combine(Drops, id, "source", "new.txt"));
        Assert.True(reader.Holds(id) && reader.Holds(id, bench.Watch));
        Directory.CreateDirectory(Path.Combine(bench.Watch.Path, "done"));
        File.WriteAllText(Path.Combine(bench.Watch.Path, "done", "new.txt.report.json"), $$"""{ "drop": "{{id}}" }""");
        Directory.Delete(Path.Combine(Drops, id), recursive: true);
        Assert.True(reader.Holds(id) && reader.Holds(id, bench.Watch));
    }

    /// <summary>Drops them at once and lets them be claimed and planned.</summary>
    private void Take(params (string Name, string Text)[] files)
    {
        bench.Pass();
        foreach (var (name, text) in files)
            bench.Put(name, text);
        bench.Pass();
        bench.Time.Advance(bench.Watch.SettleSeconds);
        bench.Pass();
    }
}
