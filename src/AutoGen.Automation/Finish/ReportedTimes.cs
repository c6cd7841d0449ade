using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Finish;

/// <summary>Where the time of a drop went, in seconds.</summary>
/// <param name="Total">From taken to finished.</param>
/// <param name="Waited">From taken to the first attempt; null where none was begun.</param>
/// <param name="Loading">Loading models, for the pictures that were made.</param>
/// <param name="Rendering">Making these pictures, without loading.</param>
/// <param name="PerPicture">The middle one of their times, without loading; null where there is none.</param>
internal sealed record ReportedTimes(double Total, double? Waited, double Loading, double Rendering, double? PerPicture)
{
    /// <param name="created">When the drop was taken.</param>
    /// <param name="started">When its first attempt was begun.</param>
    /// <param name="finished">When it was finished.</param>
    /// <param name="records">How its renders ended.</param>
    public static ReportedTimes Of(DateTimeOffset created, DateTimeOffset? started, DateTimeOffset finished, IReadOnlyList<RenderRecord> records)
    {
        var times = records.Select(record => record.Picture?.Times).OfType<Protocol.Rendering.RenderTimes>().ToList();
        var each = times.Select(time => time.Total - time.Load).Order().ToList();
        return new ReportedTimes(
            Between(created, finished),
            started is { } first ? Between(created, first) : null,
            Rounded(times.Sum(time => time.Load)),
            Rounded(each.Sum()),
            each.Count == 0 ? null : Rounded(each[each.Count / 2]));
    }

    /// <summary>The clock may have been set back meanwhile.</summary>
    private static double Between(DateTimeOffset from, DateTimeOffset to) => Rounded(Math.Max(0, (to - from).TotalSeconds));

    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
