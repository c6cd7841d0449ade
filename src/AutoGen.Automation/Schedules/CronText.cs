using AutoGen.Protocol;
using Quartz;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// Cron as people write it. Five fields, or @daily and the like, are Unix cron: minute, hour, day of month, month, day of week from 0 = Sunday.
/// Six are Quartz's own: seconds first, and days of the week from 1 = Sunday. Both know names, lists, ranges, steps, L, W and #.
/// </summary>
internal static class CronText
{
    private const int UnixFields = 5;

    /// <summary>The expression, in the computer's time zone until another is set.</summary>
    public static Result<CronExpression> Parse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        try
        {
            return CronExpression.Parse(text, fields == UnixFields ? CronFormat.Unix : CronFormat.Quartz);
        }
        catch (FormatException fault)
        {
            return Wrong(text, fault.Message);
        }
    }

    private static Problem Wrong(string text, string why) => new("schedule-cron-wrong", $"\"{text}\" is no cron expression: {why.TrimEnd('.')}.")
    {
        Value = text,
        Allowed = "minute, hour, day of month, month, day of week (0 or 7 = Sunday); with seconds before them the day of week is 1 to 7 (1 = Sunday)",
        Remedy = "For example \"0 2 * * *\" (every night at two) or \"30 22 * * MON-FRI\".",
    };
}
