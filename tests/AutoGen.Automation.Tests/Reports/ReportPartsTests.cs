using AutoGen.Automation.Finish;
using AutoGen.Automation.Reports;
using AutoGen.Protocol;

namespace AutoGen.Automation.Tests.Reports;

/// <summary>What pages are put together from.</summary>
public sealed class ReportPartsTests
{
    [Fact]
    public void A_template_escapes_everything_but_HTML()
    {
        var inner = Html.Of($"<b>{"<i> & \"'"}</b>");
        Assert.Equal("<p title=\"&lt;i&gt; &amp; &quot;&#x27;\"><b>&lt;i&gt; &amp; &quot;&#x27;</b> 1,234.5 猫</p>", Html.Of($"<p title=\"{"<i> & \"'"}\">{inner} {1234.5:N1} {"猫"}</p>").ToString());
    }

    [Theory]
    [InlineData("/w/out/a b.png", "../out/a%20b.png")]
    [InlineData("/w/reports/%41#1?.png", "%2541%231%3F.png")]
    [InlineData("/w/out/a:b/é.png", "../out/a%3Ab/%C3%A9.png")]
    public void Links_are_relative_and_percent_encoded(string path, string link) => Assert.Equal(link, new PageLinks("/w/reports").To(path));

    [Fact]
    public void Failures_of_one_kind_and_refusals_of_one_code_are_one_reason_and_the_largest_comes_first()
    {
        var memory = new Problem("out-of-memory", "No memory.") { Remedy = "Ask for less." };
        var reasons = ReportedReason.Of(
            [Failure(3, "sample", memory), Failure(5, "decode", memory), Failure(9, "sample", memory)],
            [Refused(4), Refused(4), Refused(8)]);
        Assert.Equal(
            [("refused", "setting-unknown", 3), ("failed", "out-of-memory", 2), ("failed", "out-of-memory", 1)],
            reasons.Select(static reason => (reason.End, reason.Code, reason.Count)));
        Assert.Equal([4, 8], reasons[0].Lines);
        Assert.Equal([3, 9], reasons[1].Pictures);
        Assert.Equal("Allowed: steps. Take it out.", reasons[0].Remedy);
    }

    private static ReportedFailure Failure(int number, string stage, Problem problem) => new(number, "failed", stage, [problem]) { Request = [] };

    private static Problem Refused(int line) => new("setting-unknown", "There is no setting x.") { Line = line, Allowed = "steps", Remedy = "Take it out." };
}
