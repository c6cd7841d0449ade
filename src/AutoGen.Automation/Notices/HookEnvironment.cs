using System.Globalization;

namespace AutoGen.Automation.Notices;

/// <summary>What a hook is told, as environment variables.</summary>
internal static class HookEnvironment
{
    public static IEnumerable<(string Name, string? Value)> Of(Notice notice)
    {
        yield return ("AUTOGEN_NOTICE", notice.Id);
        yield return ("AUTOGEN_EVENT", notice.Type);
        if (notice.Drop is not { } drop)
            yield break;
        yield return ("AUTOGEN_DROP", drop.Id);
        yield return ("AUTOGEN_WATCH", drop.Watch);
        yield return ("AUTOGEN_SCHEDULE", drop.Schedule);
        yield return ("AUTOGEN_STATE", drop.Outcome);
        yield return ("AUTOGEN_SOURCE", drop.Source);
        yield return ("AUTOGEN_PICTURES", Number(drop.Pictures));
        yield return ("AUTOGEN_FAILURES", Number(drop.Failures));
        yield return ("AUTOGEN_LEFT", Number(drop.Left));
        yield return ("AUTOGEN_REJECTED", Number(drop.Rejected));
        yield return ("AUTOGEN_FIRST_PICTURE", drop.FirstPicture);
        yield return ("AUTOGEN_REPORT", drop.Reports.GetValueOrDefault("text"));
        yield return ("AUTOGEN_REPORT_JSON", drop.Reports.GetValueOrDefault("json"));
        yield return ("AUTOGEN_REPORT_HTML", drop.Reports.GetValueOrDefault("html"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
