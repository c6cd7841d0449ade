namespace AutoGen.Automation.Notices;

/// <summary>What a notice can be of; the <c>type</c> of its body.</summary>
public static class NoticeEvents
{
    public const string DropDone = "drop.done", DropFailed = "drop.failed";
    public const string ScheduleDone = "schedule.done", ScheduleFailed = "schedule.failed";
    public const string Unhealthy = "agent.unhealthy", Healthy = "agent.healthy";

    /// <summary>Sent by <c>autogen notice test</c> only, whatever a channel wants to hear.</summary>
    public const string Test = "notice.test";

    /// <summary>What a channel may want to hear.</summary>
    public static IReadOnlyList<string> All { get; } = [DropDone, DropFailed, ScheduleDone, ScheduleFailed, Unhealthy, Healthy];

    /// <summary>What a watch or a schedule may want to say.</summary>
    public static IReadOnlyList<string> OfDrops { get; } = [DropDone, DropFailed, ScheduleDone, ScheduleFailed];

    /// <param name="done">Whether everything was made.</param>
    /// <param name="scheduled">Whether a schedule made the drop.</param>
    internal static string OfDrop(bool done, bool scheduled) => (done, scheduled) switch
    {
        (true, false) => DropDone,
        (false, false) => DropFailed,
        (true, true) => ScheduleDone,
        _ => ScheduleFailed,
    };
}
