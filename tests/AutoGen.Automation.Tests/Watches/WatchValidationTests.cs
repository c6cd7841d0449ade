using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Tests.Watches;

public sealed class WatchValidationTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Folders_that_are_not_there_yet_are_fine() =>
        Assert.Empty(WatchValidation.Check([Watch("one", "in/one", "out/one"), Watch("two", "in/two", "in/one/pictures")], []));

    [Fact]
    public void An_output_below_its_watch_is_fine() =>
        Assert.Empty(WatchValidation.Check([Watch("one", "in", "in/pictures")], []));

    [Fact]
    public void Everything_wrong_is_said_at_once_with_file_key_value_and_what_is_allowed()
    {
        var problems = WatchValidation.Check(
        [
            Watch("one", "in", "out") with { SettleSeconds = -1, ScanSeconds = double.NaN, OnFinish = "burn", Pattern = "a/b", Origin = "watches.json" },
            Watch("ONE", "in/below", "out2"),
        ], []);
        Assert.Equal(
            ["watch-value-out-of-range", "watch-value-out-of-range", "watch-value-unknown", "watch-pattern-wrong", "watch-name-twice", "watches-overlap"],
            problems.Select(problem => problem.Code));
        var settle = problems[0];
        Assert.Equal(("watches.json", "watches.one.settleSeconds", "-1", "0 to 3600"), (settle.File, settle.Key, settle.Value, settle.Allowed));
        Assert.All(problems, problem => Assert.NotNull(problem.Remedy));
    }

    [Fact]
    public void Every_key_of_a_watch_is_checked_and_named_with_its_line()
    {
        var problems = WatchValidation.Check(
        [
            Watch("one", "in", "out") with
            {
                Priority = 101, Order = "colour", QuietHours = ["22:00-06:00", "noon"], Models = [], Origin = "watches.json",
                Lines = new Dictionary<string, int> { ["priority"] = 3, ["quietHours"] = 5 },
            },
        ], []);
        Assert.Equal(["watch-value-out-of-range", "watch-value-unknown", "watch-hours-wrong", "watch-models-empty"], problems.Select(problem => problem.Code));
        Assert.Equal((3, "101", "-100 to 100"), (problems[0].Line, problems[0].Value, problems[0].Allowed));
        Assert.Equal((null, "colour", "name, age, size"), (problems[1].Line, problems[1].Value, problems[1].Allowed));
        Assert.Equal((5, "noon", "watches.one.quietHours"), (problems[2].Line, problems[2].Value, problems[2].Key));
    }

    [Fact]
    public void A_folder_that_Windows_can_never_have_is_said_there_with_its_key()
    {
        var watch = Watch("one", "in", "out") with { Path = @"D:\aux\in", Output = @"D:\out", Images = @"\\server\share\new ", Lines = new Dictionary<string, int> { ["path"] = 3 } };
        Assert.Equal([("path-name-reserved", "watches.one.path", 3), ("path-name-forbidden", "watches.one.images", null)], WatchValidation.Names(watch).Select(static problem => (problem.Code, problem.Key, problem.Line)));
    }

    [Fact]
    public void Folders_of_our_own_files_are_no_watches()
    {
        var watch = Watch("one", "config", "out");
        Assert.Equal("watch-is-own-folder", Assert.Single(WatchValidation.Check([watch], [watch.Path, watch.Output])).Code);
        Assert.Empty(WatchValidation.Check([watch], [Path.Combine(watch.Path, "below"), Path.GetDirectoryName(watch.Path)!]));
    }

    [Fact]
    public void Names_that_become_one_folder_name_are_one() =>
        Assert.Equal("watch-name-twice", Single(Watch("a/b", "in1", "out"), Watch("a:b", "in2", "out")).Code);

    [Theory]
    [InlineData("in", "in")]
    [InlineData("all/in", "all")]
    public void Pictures_may_not_go_into_or_above_a_watch(string path, string output) =>
        Assert.Equal("watch-output-holds-watch", Single(Watch("one", path, output)).Code);

    [Fact]
    public void Pictures_of_one_watch_may_not_feed_another() =>
        Assert.Equal("watch-output-holds-watch", Single(Watch("one", "in", "two"), Watch("two", "two", "out")).Code);

    [Fact]
    public void A_file_where_a_folder_should_be_is_refused()
    {
        File.WriteAllText(folder.At("file"), "");
        Assert.Contains($"{folder.At("file")} is a file", Single(Watch("one", "file/in", "out")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_path_is_refused() =>
        Assert.Equal("watch-path-relative", Single(Watch("one", "in", "out") with { Path = "inbox" }).Code);

    [Fact]
    public void Overlap_is_seen_through_links()
    {
        Directory.CreateDirectory(folder.At("real", "in"));
        Directory.CreateSymbolicLink(folder.At("link"), folder.At("real"));
        Assert.Equal("watches-overlap", Single(Watch("one", "real/in", "out1"), Watch("two", "link/in/below", "out2")).Code);
    }

    [Fact]
    public void A_link_in_place_of_an_own_folder_is_refused()
    {
        Directory.CreateDirectory(folder.At("in"));
        Directory.CreateSymbolicLink(folder.At("in", "done"), folder.At("elsewhere"));
        Assert.Contains("is a link", Single(Watch("one", "in", "out")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private WatchSettings Watch(string name, string path, string output) =>
        new() { Name = name, Path = folder.At(path.Split('/')), Output = folder.At(output.Split('/')) };

    private static Problem Single(params WatchSettings[] watches) => Assert.Single(WatchValidation.Check(watches, []));
}
