using AutoGen.Automation.Files;

namespace AutoGen.Automation.Drops;

/// <summary>control.json: what somebody wants of a drop. Missing where nobody wants anything.</summary>
internal sealed record DropControl
{
    /// <summary>-100 to 100; null: its watch's.</summary>
    public int? Priority { get; init; }

    public bool Held { get; init; }

    /// <summary>Renders without an outcome are not made any more.</summary>
    public bool Cancelled { get; init; }

    /// <summary>What was not completed is to be made ready for another try, before anything else.</summary>
    public bool Retry { get; init; }

    /// <summary>The window of its run does not count any more, as somebody wanted another try after its end.</summary>
    public bool AnyTime { get; init; }

    public static DropControl Read(DropFolder folder) => Read(folder.ControlFile);

    /// <summary>A damaged one is as none: nobody's picture depends on it.</summary>
    public static DropControl Read(string file) =>
        File.Exists(file) && StateJson.Read<DropControl>(file).TryGet(out var control, out _) ? control : new DropControl();
}
