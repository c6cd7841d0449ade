using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>A place on the contact sheet: a picture, or the gap that one left which was not made.</summary>
internal sealed record SheetTile(int Number, ReportedPicture? Picture, ReportedFailure? Failure)
{
    /// <summary>In the order of the drop; of more than may be shown an even choice of all.</summary>
    /// <param name="report">Of the drop.</param>
    /// <param name="most">How many may be shown.</param>
    public static IReadOnlyList<SheetTile> Of(DropReport report, int most)
    {
        List<SheetTile> all =
        [
            .. report.Pictures.Select(static picture => new SheetTile(picture.Number, picture, null))
                .Concat(report.Failures.Select(static failure => new SheetTile(failure.Number, null, failure)))
                .OrderBy(static tile => tile.Number),
        ];
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(index => all[(int)((long)index * all.Count / most)])];
    }
}
