using System.Text.Json.Nodes;
using AutoGen.Automation.Files;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Housekeeping;

public sealed class RetentionTests : IDisposable
{
    private static readonly RetentionLimits OneDay = new() { Days = 1 };
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly LogList log = new();

    [Fact]
    public async Task Nothing_is_removed_where_nothing_is_said()
    {
        await MakeAsync("cat.txt");
        var (watch, output) = Trees();
        time.Advance(1e8);
        await TidyAsync(new RetentionSettings());
        Assert.Equal((watch, output), Trees());
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Old_sources_go_with_their_reports_and_emptied_folders_and_the_log_says_so_in_one_line()
    {
        await MakeAsync("2024/may/cat.txt", "wrong.txt", "broken.json");
        File.WriteAllText(folder.At("inbox", "done", "notes.txt"), "the user's own");
        time.Advance(80_000);
        await MakeAsync("dog.txt");
        time.Advance(80_000);
        await TidyAsync(new RetentionSettings { Sources = OneDay });
        Assert.Equal("done/dog.txt done/dog.txt.report.json done/dog.txt.report.txt done/notes.txt", Trees().Watch);
        Assert.Equal("2024/may/cat-0001-7.png dog-0001-7.png", Trees().Output);
        Assert.False(Directory.Exists(folder.At("inbox", "done", "2024")));
        Assert.True(Directory.Exists(folder.At("inbox", "failed")));
        Assert.Matches("^Information 1801: Watch inbox: .* removed 3 finished sources and 0 pictures, ", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task Pictures_go_only_as_the_agent_made_them()
    {
        await MakeAsync("a.txt", "b.txt", "c.txt");
        File.WriteAllText(folder.At("outbox", "b-0001-7.png"), "retouched by hand");
        File.WriteAllText(folder.At("outbox", "holiday-0001-7.png"), "the user's own");
        File.Move(folder.At("outbox", "c-0001-7.png"), folder.At("kept.png"));
        File.CreateSymbolicLink(folder.At("outbox", "c-0001-7.png"), folder.At("kept.png"));
        time.Advance(1e6);
        await TidyAsync(new RetentionSettings { Pictures = OneDay });
        Assert.Equal("b-0001-7.png c-0001-7.png holiday-0001-7.png", Trees().Output);
        Assert.True(File.Exists(folder.At("kept.png")));
        Assert.Contains("done/a.txt", Trees().Watch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_belongs_to_a_picture_goes_with_it_and_its_bytes_count()
    {
        Directory.CreateDirectory(folder.At("further"));
        Directory.CreateDirectory(folder.At("former"));
        FakeFile[] files =
        [
            new(".txt", "what it shows"), new(".png", new string('x', 600_000), folder.At("outbox", "copies")),
            new(".png", new string('y', 600_000), folder.At("further")), new(".png", Folder: folder.At("former")),
        ];
        await MakeAsync(files, "a.txt", "b.txt", "c.txt");
        File.WriteAllText(folder.At("outbox", "b-0001-7.txt"), "my own words");
        File.WriteAllText(folder.At("outbox", "c-0001-7.png"), "retouched by hand");
        time.Advance(1e5);
        await MakeAsync(files, "d.txt");
        await TidyAsync(new RetentionSettings { Pictures = new RetentionLimits { Megabytes = 2 } });
        Assert.Equal("b-0001-7.txt c-0001-7.png c-0001-7.txt copies/c-0001-7.png copies/d-0001-7.png d-0001-7.png d-0001-7.txt", Trees().Output);
        Assert.Equal(["c-0001-7.png", "d-0001-7.png"], TempFolder.Tree(folder.At("further")));
        Assert.Equal(4, TempFolder.Tree(folder.At("former")).Count); // no setting says any more that copies go there
        Assert.Contains("0 finished sources and 2 pictures, 2.4 MB", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_stays_as_long_as_a_picture_with_a_limit_needs_it()
    {
        await MakeAsync("cat.txt");
        var retention = new RetentionSettings { Sources = OneDay, Pictures = new RetentionLimits { Days = 3 } };
        time.Advance(2 * 86_400);
        await TidyAsync(retention);
        Assert.Equal(("done/cat.txt.report.json done/cat.txt.report.txt", "cat-0001-7.png"), Trees());
        time.Advance(2 * 86_400);
        await TidyAsync(retention);
        Assert.Equal(("", ""), Trees());
    }

    [Fact]
    public async Task A_report_that_somebody_wrote_removes_nothing_elsewhere()
    {
        await MakeAsync("a.txt", "b.txt", "c.txt", "d.txt");
        var secret = folder.At("mine", "secret.png");
        Directory.CreateDirectory(folder.At("mine"));
        File.Copy(folder.At("outbox", "a-0001-7.png"), secret); // so that its hash is right
        Directory.CreateSymbolicLink(folder.At("inbox", "done", "link"), folder.At("mine"));
        Directory.CreateSymbolicLink(folder.At("outbox", "link"), folder.At("mine"));
        ForgePlaces("a", _ => secret);
        ForgePlaces("b", root => Path.Combine(root, Path.GetRelativePath(root, secret)));
        ForgePlaces("c", root => Path.Combine(root, "link", "secret.png"));
        Forge("d", (_, picture) =>
        {
            picture["files"] = new JsonArray(secret, folder.At("outbox", "link", "secret.png"));
            picture["fileSha256"] = new JsonArray((string)picture["sha256"]!, (string)picture["sha256"]!);
        });
        time.Advance(1e6);
        await TidyAsync(new RetentionSettings { Sources = OneDay, Pictures = OneDay });
        Assert.True(File.Exists(secret));
        Assert.Equal("done/a.txt done/b.txt done/c.txt done/link/secret.png", Trees().Watch);

        void ForgePlaces(string name, Func<string, string> path) => Forge(name, (report, picture) =>
        {
            report["files"]![0] = path(folder.At("inbox", "done"));
            picture["path"] = path(folder.At("outbox"));
        });

        void Forge(string name, Action<JsonNode, JsonNode> change)
        {
            var report = folder.At("inbox", "done", $"{name}.txt.report.json");
            var json = JsonNode.Parse(File.ReadAllText(report))!;
            change(json, json["pictures"]![0]!);
            File.WriteAllText(report, json.ToJsonString());
        }
    }

    [Fact]
    public async Task A_drop_that_is_tried_again_keeps_everything()
    {
        await MakeAsync("cat.txt");
        var (watch, output) = Trees();
        var id = Directory.CreateDirectory(Path.Combine(WatchFolders.Drops(folder.At("inbox")), FinishedId()));
        time.Advance(1e6);
        await TidyAsync(new RetentionSettings { Sources = OneDay, Pictures = OneDay });
        Assert.Equal((watch, output), Trees());
        id.Delete();
    }

    [Fact]
    public async Task A_file_that_cannot_be_removed_costs_the_others_nothing_and_is_tried_again()
    {
        await MakeAsync("a.txt", "b.txt");
        time.Advance(1e6);
        await TidyAsync(new RetentionSettings { Sources = OneDay }, new StubbornFiles(folder.At("inbox", "done", "a.txt")));
        Assert.Equal("done/a.txt done/a.txt.report.json done/a.txt.report.txt", Trees().Watch);
        Assert.Contains(log.Lines, line => line.StartsWith("Warning 1802: Watch inbox: Cannot remove", StringComparison.Ordinal));
        await TidyAsync(new RetentionSettings { Sources = OneDay });
        Assert.Equal("", Trees().Watch);
    }

    [Fact]
    public async Task A_pass_cut_short_anywhere_is_finished_by_the_next()
    {
        var retention = new RetentionSettings { Sources = OneDay, Pictures = OneDay };
        for (var step = 1; step <= 8; step++)
        {
            await MakeAsync("a.txt", "b.txt");
            time.Advance(1e6);
            await Assert.ThrowsAsync<CrashingFiles.PowerCut>(() => TidyAsync(retention, new CrashingFiles(step)));
            await TidyAsync(retention);
            Assert.Equal(("", ""), Trees());
        }
    }

    public void Dispose() => folder.Dispose();

    private Task MakeAsync(params string[] sources) => MakeAsync([], sources);

    private async Task MakeAsync(FakeFile[] files, params string[] sources)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), new CrashingFiles(), time);
        bench.Renderer.Files = files;
        foreach (var source in sources)
            bench.Put(source, source.EndsWith(".json", StringComparison.Ordinal) ? "no json" : source.Contains("wrong", StringComparison.Ordinal) ? "" : "a prompt");
        bench.Pass();
        time.Advance(20); // empty files wait longer
        await bench.RunAsync();
        Assert.Equal(sources.Length, bench.FinishedDrops.Count);
    }

    /// <summary>It names where copies go, and, as post-processors may, a file.</summary>
    private RenderSettings Recipe => new()
    {
        PostProcess = [new("copy_to", new JsonObject { ["folder"] = folder.At("further") }), new("watermark", new JsonObject { ["path"] = folder.At("mine", "secret.png") })],
    };

    private Task TidyAsync(RetentionSettings retention, DurableFiles? files = null)
    {
        var options = new LiveOptions(new AutomationOptions { Watches = [Workbench.WatchIn(folder) with { Retention = retention, Recipe = Recipe }] });
        return new Retention(options, files ?? new DurableFiles(), time, new Logger<Retention>(log)).RunAsync(CancellationToken.None);
    }

    private (string Watch, string Output) Trees() =>
        (string.Join(' ', TempFolder.Tree(folder.At("inbox"))), string.Join(' ', TempFolder.Tree(folder.At("outbox"))));

    private string FinishedId() =>
        AutoGen.Automation.Control.DropIndex.Finished(AutoGen.Automation.Watches.WatchHome.Of(Workbench.WatchIn(folder))).Single().Id;

    private sealed class StubbornFiles(string path) : DurableFiles
    {
        public override void Delete(string file)
        {
            if (file == path)
                throw new IOException("The file is in use.");
            base.Delete(file);
        }
    }
}
