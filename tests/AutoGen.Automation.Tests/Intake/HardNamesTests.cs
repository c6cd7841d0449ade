using System.Globalization;
using System.Net.Sockets;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using Xunit.Abstractions;

namespace AutoGen.Automation.Tests.Intake;

/// <summary>Names, paths and things that a folder of files may hold.</summary>
public sealed class HardNamesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly MeddledFiles files = new();
    private readonly Workbench bench;
    private readonly ITestOutputHelper output;

    public HardNamesTests(ITestOutputHelper output)
    {
        this.output = output;
        bench = new Workbench(Workbench.WatchIn(folder), files);
    }

    [Fact]
    public async Task Twins_of_one_look_emoji_and_the_longest_names_are_each_a_drop()
    {
        string[] names = ["caf\u00e9.txt", "cafe\u0301.txt", "\U0001F431\u200D\U0001F464 \U0001F1E9\U0001F1EA.txt", new string('x', 251) + ".txt"];
        foreach (var name in names)
            bench.Put(name, "a cat");
        await bench.RunAsync();
        Assert.Equal(names.Select(name => "done/" + name).Order(StringComparer.Ordinal), bench.WatchTree.Where(file => !file.Contains(".report.", StringComparison.Ordinal)));
        Assert.Equal(names.Length, bench.OutputTree.Count);
    }

    [Fact]
    public async Task A_path_of_more_than_260_characters_is_as_good_as_any()
    {
        var deep = string.Join('/', Enumerable.Repeat(new string('d', 60), 8)) + "/cat.txt";
        bench.Put(deep, "a cat");
        await bench.RunAsync();
        Assert.Contains("done/" + deep, bench.WatchTree);
        Assert.Equal([deep.Replace("cat.txt", "cat-0001-7.png", StringComparison.Ordinal)], bench.OutputTree);
    }

    [Fact]
    public async Task Pictures_and_reports_have_names_that_Windows_takes_whatever_the_source_is_called()
    {
        if (OperatingSystem.IsWindows())
            return; // it takes no such source
        bench.Put("con.txt", "a cat");
        bench.Put("nul.old.txt", "a cat");
        bench.Put("what?. .txt", "a cat");
        bench.Put("aux/12:30 /cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal(["aux_/12_30_/cat-0001-7.png", "con-0001-7.png", "nul_.old-0001-7.png", "what_. -0001-7.png"], bench.OutputTree);
        Assert.Equal(
            ["done/aux/12:30 /cat.txt.report.json", "done/con_.txt.report.json", "done/nul_.old.txt.report.json", "done/what_. .txt.report.json"],
            bench.WatchTree.Where(static file => file.EndsWith(".report.json", StringComparison.Ordinal)));
        Assert.All(["con.txt", "nul.old.txt", "what?. .txt"], name => Assert.Contains("done/" + name, bench.WatchTree)); // the user's own stay what they are
    }

    [Fact]
    public async Task An_output_folder_that_Windows_would_not_take_is_refused_everywhere()
    {
        bench.Put("cat.json", """[{ "prompt": "a cat", "output": "prn/cats" }, { "prompt": "a cat", "output": "cats?" }, { "prompt": "a cat", "output": "cats" }]""");
        await bench.RunAsync();
        Assert.Equal(["path-name-reserved", "path-name-forbidden"], bench.FinishedDrops.Single().Problems.Select(static problem => problem.Code));
        Assert.Equal(["cats/cat-0001-7.png"], bench.OutputTree.Select(static file => file.Replace("-0003-", "-0001-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Names_that_differ_in_capitals_alone_are_numbered_as_if_they_were_equal()
    {
        if (OperatingSystem.IsWindows())
            return; // it has one of them at most
        bench.Put("Fox.txt", "a fox");
        bench.Put("fox.txt", "a fox");
        bench.PutImage("Cat.png");
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        await bench.RunAsync();
        Assert.Equal(["Cat-0001-7.png", "Fox-0001-7.png", "cat-0002-7.png", "fox-0001-7-2.png"], bench.OutputTree);
        Assert.Equal(["done/Cat.png", "done/Fox.txt", "done/cat-2.png", "done/cat.txt", "done/fox-2.txt"], bench.WatchTree.Where(static file => !file.Contains(".report.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pipes_and_sockets_are_left_alone_and_said_once()
    {
        if (!OperatingSystem.IsLinux())
            return; // there are none in folders elsewhere
        Directory.CreateDirectory(folder.At("inbox"));
        HostileFolders.Pipe(folder.At("inbox", "pipe.txt"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.At("inbox", "socket.json")));
        bench.Put("good.txt", "a cat");
        await bench.RunAsync();
        bench.Time.Advance(60);
        await bench.RunAsync();
        Assert.Equal(2, bench.Log.Lines.Count(line => line.Contains("is left alone: it is no file but a pipe", StringComparison.Ordinal)));
        Assert.True(Path.Exists(folder.At("inbox", "pipe.txt")) && Path.Exists(folder.At("inbox", "socket.json")));
        Assert.Single(bench.AcceptedDrops);
    }

    [Fact]
    public async Task A_group_that_loses_a_member_between_scan_and_claim_says_so()
    {
        bench.PutImage("cat.png");
        var sidecar = bench.Put("cat.txt", "a tiger");
        bench.Pass();
        bench.Time.Advance(2);
        files.BeforeMove = () => File.Delete(sidecar);
        bench.Pass();
        await bench.RunBacklogAsync();
        Assert.Equal("source-vanished", Assert.Single(bench.FinishedDrops.Single().Problems).Code);
        Assert.Contains("failed/cat.png", bench.WatchTree);
    }

    [Fact]
    public void Two_agents_do_not_share_a_watch()
    {
        bench.Put("cat.txt", "a cat");
        bench.Pass();
        using (var other = new Workbench(Workbench.WatchIn(folder), time: bench.Time))
        {
            other.Pass();
            other.Pass();
            Assert.Single(other.Log.Lines, line => line.Contains($"Another agent works on '{WatchFolders.OwnIn(folder.At("inbox"))}': process {Environment.ProcessId}", StringComparison.Ordinal));
            bench.Dispose();
            other.Pass();
            bench.Time.Advance(2);
            other.Pass();
            Assert.Single(other.AcceptedDrops);
        }
    }

    [Fact]
    public async Task A_kept_file_that_changes_while_it_is_copied_is_taken_when_it_has_settled_again()
    {
        using var keep = new Workbench(Workbench.WatchIn(folder) with { OnFinish = "keep" }, new ChangedUnderUs());
        keep.Put("cat.txt", "a cat");
        await keep.RunAsync();
        Assert.Empty(keep.AcceptedDrops);
        await keep.RunAsync();
        Assert.Single(keep.AcceptedDrops);
        Assert.Equal(["a cat!"], keep.Renderer.Rendered);
    }

    [Fact]
    public void Many_files_at_once_are_each_taken_once_in_passes_that_end()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("AUTOGEN_TEST_FILES") ?? "600", CultureInfo.InvariantCulture);
        using var many = new Workbench(Workbench.WatchIn(folder), atOnce: 8);
        for (var number = 0; number < count; number++)
            many.Put($"{number:D5}.txt", $"a cat, number {number}");
        many.Pass();
        many.Time.Advance(2);
        var start = TimeProvider.System.GetTimestamp();
        var passes = 1;
        for (; many.Pass() == TimeSpan.Zero; passes++)
            Assert.InRange(many.AcceptedDrops.Count, passes * WatchIntake.MostPerPass, passes * WatchIntake.MostPerPass);
        output.WriteLine($"{count / TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} files a second in {passes} passes, working set {Environment.WorkingSet >> 20} MB");
        Assert.Equal(count, many.AcceptedDrops.DistinctBy(drop => drop.Source).Count());
        Assert.Equal(count, many.AcceptedDrops.Count);
        Assert.Equal(many.AcceptedDrops.OrderBy(drop => drop.Id, StringComparer.Ordinal).Select(drop => drop.Source), many.AcceptedDrops.Select(drop => drop.Source).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    private sealed class ChangedUnderUs : DurableFiles
    {
        private bool changed;

        public override string Copy(string from, string to)
        {
            var hash = base.Copy(from, to);
            if (!changed)
                File.AppendAllText(from, "!");
            changed = true;
            return hash;
        }
    }
}
