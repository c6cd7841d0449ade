using AutoGen.Automation.Reports;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering;

namespace AutoGen.Automation.Tests.Reports;

/// <summary>Report pages as people see them: in Chromium.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private const string Hostile = "</bdi><script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>\\\" onmouseover=\\\"window.hurt = 3\\\" &amp; %s <!-- \\u202e 😀";

    private readonly TempFolder folder = new();

    [BrowserFact]
    public async Task The_report_of_a_night_opens_shows_every_picture_and_links_to_what_is_there()
    {
        var page = await Night.ReportAsync(folder, Environment.GetEnvironmentVariable("AUTOGEN_NIGHT"));
        Assert.Equal(folder.At("reports", "nightly-2026-11-21-020000.html"), page);
        Assert.InRange(new FileInfo(page).Length, 300_000, 8_000_000);
        Assert.Equal(await File.ReadAllBytesAsync(page), await File.ReadAllBytesAsync(folder.At("reports", "latest.html")));
        using var browser = new Browser();
        browser.Be(1280, 960, dark: false);
        browser.Open(page);
        Assert.Equal(["292 of 300 pictures are there"], browser.All("h1"));
        Assert.Equal(["8 are missing, 1 of them in quarantine, for 4 reasons"], browser.All("header .missing"));
        Assert.Equal(["4", "2", "1", "1"], browser.All("article .count"));
        Assert.Equal(292, browser.All("#sheet img[alt]", "naturalWidth").Count(static width => width is "64" or "128"));
        Assert.Equal(8, browser.All("#sheet .gap").Count);
        CheckLinks(browser, 292 + 8);
        Photograph(browser);
        Assert.Empty(browser.Console);
    }

    [BrowserFact]
    public async Task What_somebody_wrote_into_prompts_and_names_is_shown_and_does_nothing()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder), reports: new ReportSettings { Folder = folder.At("reports") }, sheets: new ContactSheetMaker(TimeProvider.System));
        bench.Renderer.Answer = static (job, _) => job.Request.Seed == 2
            ? new RenderOutcome.Failed(RenderStage.Write, new Problem("picture-not-written", $"It was \"{job.Request.Prompt}\".") { Remedy = "<b>Bold</b>." }, Transient: false)
            : null;
        bench.Put("a & b's <i> #1 %41? 猫.json", $$"""[ { "prompt": "{{Hostile}}", "seed": 1 }, { "prompt": "{{Hostile}}", "seed": 2 } ]""");
        await bench.RunAsync();
        using var browser = new Browser();
        browser.Be(390, 844, dark: true);
        browser.Open(bench.FinishedDrops.Single().Page!);
        var captions = browser.All("figcaption bdi");
        Assert.True(captions.Count == 2, string.Concat(browser.All("main")));
        Assert.All(captions, static caption => Assert.StartsWith("</bdi><script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'>\" onmouseover=\"", caption, StringComparison.Ordinal));
        Assert.Equal("undefined", browser.Value<string>("typeof window.hurt"));
        Assert.Equal(["<b>Bold</b>."], browser.All("article .todo"));
        Assert.Empty(browser.All("script, main img, [onmouseover]"));
        CheckLinks(browser, 2);
        Assert.Empty(browser.Console);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Every link leads to a file or folder, or to a place on the page; and a picture that is followed is one.</summary>
    private static void CheckLinks(Browser browser, int atLeast)
    {
        var links = browser.All("a", "href");
        Assert.True(links.Count >= atLeast);
        foreach (var link in links.Select(static link => new Uri(link)))
        {
            if (link.Fragment.Length > 0)
                Assert.NotEmpty(browser.All(link.Fragment, "id"));
            else
                Assert.True(Path.Exists(link.LocalPath), link.LocalPath);
        }
    }

    /// <summary>For docs/reports.md and the README, as install/report-picture.sh asks for it; also checks that no width makes the page scroll sideways.</summary>
    private static void Photograph(Browser browser)
    {
        foreach (var (name, width, height, dark) in new[] { ("report", 1280, 960, false), ("report-dark", 1280, 960, true), ("report-phone", 390, 844, false) })
        {
            browser.Be(width, height, dark);
            var paper = browser.Value<string>("getComputedStyle(document.body).backgroundColor");
            Assert.Equal(dark ? "rgb(22, 22, 20)" : "rgb(247, 247, 245)", paper);
            Assert.Equal(width, browser.Value<long>("document.documentElement.scrollWidth"));
            if (Environment.GetEnvironmentVariable("AUTOGEN_REPORT_PICTURE") is { Length: > 0 } folder)
                browser.Photograph(Path.Combine(folder, name + ".png"));
        }
    }
}
