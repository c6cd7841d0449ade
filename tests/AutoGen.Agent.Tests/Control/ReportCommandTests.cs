namespace AutoGen.Agent.Tests.Control;

/// <summary><c>autogen report</c>, from the files and of an agent that is spoken to.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ReportCommandTests()
    {
        Shelve("cat-2026-11-20-090000", "20261120-090000-0000000-aaaaaa", "cat.txt", schedule: null, hoursOld: 3);
        Shelve("nightly-2026-11-20-020000", "20261120-020000-0000000-bbbbbb", "nightly.json", "nightly", hoursOld: 2);
        Shelve("nightly-2026-11-21-020000", "20261121-020000-0000000-cccccc", "nightly.json", "nightly", hoursOld: 1);
    }

    [Theory]
    [InlineData("latest", "nightly-2026-11-21-020000")]
    [InlineData("nightly", "nightly-2026-11-21-020000")]
    [InlineData("cat", "cat-2026-11-20-090000")]
    [InlineData("CAT.txt", "cat-2026-11-20-090000")]
    [InlineData("bbbbbb", "nightly-2026-11-20-020000")]
    public async Task The_report_that_is_meant_is_found_by_name_or_drop(string asked, string name)
    {
        var path = await RunAsync("report", asked, "--path");

        Assert.Equal((ExitCode.Done, folder["work", "reports", name + ".html"]), (path.Code, path.Output.TrimEnd()));
    }

    [Fact]
    public async Task It_is_told_as_text_with_its_page_or_as_data()
    {
        var text = (await RunAsync("report")).Output;
        var json = (await RunAsync("report", "--json")).Json;

        Assert.StartsWith("nightly.json: done", text, StringComparison.Ordinal);
        Assert.Contains("1 picture made", text, StringComparison.Ordinal);
        Assert.EndsWith($"The page: {folder["work", "reports", "nightly-2026-11-21-020000.html"]}", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal("20261121-020000-0000000-cccccc", json.Text("drop"));
    }

    [Fact]
    public async Task A_drop_without_a_page_is_answered_from_the_report_beside_its_source()
    {
        folder.Write(Data("20260101-000000-0000000-dddddd", "tree.txt", null), "work", "inbox", "done", "tree.txt.report.json");

        var text = await RunAsync("report", "dddddd");
        var page = await RunAsync("report", "dddddd", "--path", "--json");

        Assert.StartsWith("tree.txt: done", text.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.BadInput, "report-without-page"), (page.Code, page.Json.GetProperty("problems")[0].Text("code")));
    }

    [Fact]
    public async Task What_has_no_report_is_bad_input()
    {
        Assert.Contains("a name: nightly, cat", (await RunAsync("report", "dog")).Error, StringComparison.Ordinal);
        Assert.Contains("[report-missing]", (await Cli.RunAsync("report", "--data", folder["data"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_agent_knows_the_folder()
    {
        await using var server = await RunningServer.StartAsync(folder["data"]);
        server.Control.Status = new Automation.Control.AgentStatus { Running = true, Reports = folder["work", "reports"] };

        var path = await Cli.RunAsync("report", "--path", "--data", folder["data"]);
        var unfinished = await Cli.RunAsync("report", "abc", "--data", folder["data"]);

        Assert.EndsWith("nightly-2026-11-21-020000.html", path.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("[report-not-yet]", unfinished.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<Cli> RunAsync(params string[] arguments) => Cli.RunAsync([.. arguments, "--data", folder["data"], "--workspace", folder["work"]]);

    private void Shelve(string name, string drop, string source, string? schedule, int hoursOld)
    {
        folder.Write("<p>", "work", "reports", name + ".html");
        folder.Write(Data(drop, source, schedule), "work", "reports", name + ".json");
        File.SetLastWriteTimeUtc(folder["work", "reports", name + ".json"], TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hoursOld));
    }

    private static string Data(string drop, string source, string? schedule) => $$"""
        { "drop": "{{drop}}",{{(schedule is null ? "" : $" \"schedule\": {{ \"name\": \"{schedule}\", \"due\": \"2026-11-21T02:00:00+01:00\", \"timeZone\": \"UTC\" }},")}}
          "watch": "inbox", "sources": ["{{source}}"], "files": ["/in/{{source}}"], "outcome": "done", "created": "2026-11-21T01:00:00Z", "finished": "2026-11-21T01:01:00Z",
          "times": { "total": 60, "waited": 1, "loading": 0, "rendering": 3, "perPicture": 3 }, "runs": [],
          "pictures": [{ "number": 1, "path": "/out/tree.png", "seed": 7, "width": 128, "height": 128, "seconds": 3, "attempts": 1, "sha256": "00", "request": { "prompt": "a tree", "seed": 7 } }],
          "failures": [], "rejected": [], "warnings": [] }
        """;
}
