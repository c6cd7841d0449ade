namespace AutoGen.Automation.Schedules;

/// <summary>From what a clock on the wall shows to an instant.</summary>
internal static class ZonedTime
{
    /// <summary>A time that the change to summer time skips is the first one after the gap; of one that is there twice, the first counts.</summary>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);
    }
}
