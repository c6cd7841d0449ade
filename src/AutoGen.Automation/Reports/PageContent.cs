using System.Text.Json.Nodes;
using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Reports;

/// <summary>What a page tells of.</summary>
/// <param name="Report">The drop's.</param>
/// <param name="Path">Absolute path of the page without its ending.</param>
/// <param name="Zone">The reader's time zone.</param>
internal sealed record PageContent(DropReport Report, string Path, TimeZoneInfo Zone)
{
    /// <summary>Letters of a prompt that are shown; the data file has all of it.</summary>
    private const int Shown = 300;

    public IReadOnlyList<SheetTile> Tiles { get; init; } = [];

    /// <summary>JPEG files by the numbers of their pictures.</summary>
    public IReadOnlyDictionary<int, byte[]> Thumbnails { get; init; } = new Dictionary<int, byte[]>();

    public PageLinks Links { get; } = new(System.IO.Path.GetDirectoryName(Path)!);

    /// <summary>Pictures that were made or are missing.</summary>
    public int Begun => Report.Pictures.Count + Report.Failures.Count;

    /// <summary>Pictures that were to be made, those that the window of a scheduled run left included.</summary>
    public int Asked => Begun + (Report.Schedule is { } run ? run.CarriedOver + run.Dropped : 0);

    /// <summary>What the drop is called: by its schedule, or its first source.</summary>
    public string Name => Report.Schedule?.Name ?? Report.Sources[0];

    public static string Prompt(JsonObject request)
    {
        var prompt = request["prompt"]?.ToString() ?? "";
        return prompt.Length <= Shown ? prompt : prompt[..Shown] + " ...";
    }
}
