using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Schedules;

/// <summary>One run of a schedule.</summary>
internal sealed record Run(WatchSettings Watch, DateTimeOffset Moment, ScheduleTimes Times)
{
    /// <summary>When it is due, in the schedule's zone.</summary>
    public DateTimeOffset Due { get; } = TimeZoneInfo.ConvertTime(Moment, Times.Zone);

    /// <summary>Somebody wants it, besides the times that are due.</summary>
    public bool Manual { get; init; }

    /// <summary>It is due long since.</summary>
    public bool Missed { get; init; }

    /// <summary>Its drop may be there already.</summary>
    public bool Again { get; init; }

    public ScheduleSettings Settings => Watch.Schedule!;

    /// <summary>What becomes of those before it; what was missed and is made up for waits for them.</summary>
    public string Overlap => this is { Missed: true, Settings.Missed: ScheduleSettings.All } ? ScheduleSettings.Queue : Settings.Overlap;

    /// <summary>Id of its drop.</summary>
    public string Drop => DropId.Of(Due, Watch.Name);

    /// <summary>What is decided now and holds until its drop is finished.</summary>
    /// <param name="problem">What keeps it from being made.</param>
    public ScheduledRun Record(Problem? problem) => new(Watch.Name, Due)
    {
        TimeZone = Times.Zone.Id,
        Manual = Manual,
        Closes = Times.Closes(Due),
        Rest = Settings.Window?.Rest ?? ScheduledRun.CarryOver,
        Home = Settings.Run.Home ?? (Settings.Run.File is { } file ? Path.GetDirectoryName(file) : null),
        Count = Settings.Run.Count,
        Seed = Settings.Run.Seeds switch
        {
            RunSettings.Fixed => Settings.Run.Seed ?? 0,
            RunSettings.PerRun => SeedOf(Drop),
            _ => null,
        },
        Problem = problem,
    };

    private static long SeedOf(string drop) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(drop)));
}
