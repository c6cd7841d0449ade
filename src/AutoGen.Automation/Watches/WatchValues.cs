using AutoGen.Automation.Schedules;
using AutoGen.Protocol;

namespace AutoGen.Automation.Watches;

/// <summary>Checks the values of one watch, each by itself.</summary>
internal static class WatchValues
{
    private static readonly string[] Orders = [WatchSettings.ByName, WatchSettings.ByAge, WatchSettings.BySize];
    private static readonly string[] Finishes = [WatchSettings.Move, WatchSettings.Delete, WatchSettings.Keep];

    public static IEnumerable<Problem> Check(WatchSettings watch)
    {
        if (string.IsNullOrWhiteSpace(watch.Name))
            yield return Wrong(watch, "watch-name-missing", "name", watch.Name, "A watch has no name.", "any text", "Give it a name.");
        if (watch.SettleSeconds is not (>= 0 and <= 3600))
            yield return OutOfRange(watch, "settleSeconds", watch.SettleSeconds, "0 to 3600");
        if (watch.ScanSeconds is not (>= 0.1 and <= 86400))
            yield return OutOfRange(watch, "scanSeconds", watch.ScanSeconds, "0.1 to 86400");
        if (watch.Priority is not (>= -100 and <= 100))
            yield return OutOfRange(watch, "priority", watch.Priority, "-100 to 100");
        if (!Orders.Contains(watch.Order))
            yield return Unknown(watch, "order", watch.Order, Orders);
        if (!Finishes.Contains(watch.OnFinish))
            yield return Unknown(watch, "onFinish", watch.OnFinish, Finishes);
        if (watch.Pattern is { } pattern && (pattern.Length == 0 || pattern.AsSpan().ContainsAny('/', '\\')))
            yield return Wrong(watch, "watch-pattern-wrong", "pattern", pattern, $"The pattern \"{pattern}\" is not a file name.", "a file name with * and ?, for example *.txt", "Use recurse for sub-folders.");
        foreach (var text in watch.QuietHours.Where(static text => QuietSpan.Parse(text) is null))
            yield return Wrong(watch, "watch-hours-wrong", "quietHours", text, $"\"{text}\" is not a span of hours.", "two different times of day, for example 22:00-06:00", "Correct it, or take it out; enabled: false stops a watch for good.");
        foreach (var problem in watch.Schedule is { } schedule ? ScheduleCheck.Of(watch, schedule) : [])
            yield return problem;
        if (watch.Models is { } models && (models.Count == 0 || models.Any(string.IsNullOrWhiteSpace)))
            yield return Wrong(watch, "watch-models-empty", "models", string.Join(", ", models), "The list of models is empty, or a name in it is.", "names of models", "Name a model, or take the key out to allow all.");
    }

    /// <summary>A problem with a key of a watch, at its line.</summary>
    public static Problem Wrong(WatchSettings watch, string code, string key, string? value, string message, string? allowed, string remedy) => new(code, message)
    {
        File = watch.Origin,
        Line = watch.Lines.TryGetValue(key, out var line) ? line : null,
        Key = $"{(watch.Schedule is null ? "watches" : "schedules")}.{watch.Name}.{key}",
        Value = value,
        Allowed = allowed,
        Remedy = remedy,
    };

    public static Problem Unknown(WatchSettings watch, string key, string value, string[] allowed) =>
        Wrong(watch, "watch-value-unknown", key, value, $"{key} \"{value}\" is not known.", string.Join(", ", allowed), $"Use {allowed[0]}, or leave it out.");

    public static Problem OutOfRange(WatchSettings watch, string key, double value, string allowed) =>
        Wrong(watch, "watch-value-out-of-range", key, FormattableString.Invariant($"{value}"), FormattableString.Invariant($"{key} {value} is out of range."), allowed, "Correct the value, or leave it out.");
}
