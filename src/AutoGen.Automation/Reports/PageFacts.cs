using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>How long it took, and what ran with which seeds.</summary>
internal static class PageFacts
{
    /// <summary>Settings that are listed; every request may have its own.</summary>
    private const int MostRuns = 12;

    public static IEnumerable<Html> Times(ReportedTimes times)
    {
        yield return Fact("in all", times.Total);
        if (times.Waited is { } waited)
            yield return Fact("waiting for its turn", waited);
        if (times.PerPicture is not { } each)
            yield break;
        yield return Fact("loading models", times.Loading);
        yield return Fact("rendering", times.Rendering);
        yield return Fact("a picture", each);
    }

    private static Html Fact(string name, double seconds) =>
        Html.Of($"<div><dd>{ReadableTime.Duration(seconds)}</dd><dt>{name}</dt></div>\n");

    public static Html Runs(IReadOnlyList<ReportedRun> runs) => runs.Count == 0 ? Html.Nothing : Html.Of($"""
        <section id="runs">
        <h2>What ran</h2>
        <div class="wide"><table>
        <thead><tr><th>renders</th><th>model</th><th>sampler</th><th>schedule</th><th>steps</th><th>cfg</th><th>size</th><th>seeds</th></tr></thead>
        <tbody>
        {Html.Join(runs.OrderByDescending(static run => run.Seeds.Count).Take(MostRuns).Select(Row))}
        </tbody></table></div>
        {(runs.Count > MostRuns ? Html.Of($"<p class=\"more\">and {runs.Count - MostRuns:N0} more; the data file has them all</p>") : Html.Nothing)}
        </section>
        """);

    private static Html Row(ReportedRun run) => Html.Of($"""
        <tr><td>{run.Seeds.Count:N0}</td><td>{run.Model}</td><td>{run.Sampler}</td><td>{run.Schedule}</td><td>{run.Steps}</td><td>{run.Cfg}</td><td>{run.Width} x {run.Height}</td><td>{NumberRuns.Text(run.Seeds)}</td></tr>

        """);
}
