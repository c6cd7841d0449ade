using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AutoGen.Automation.Drops;

/// <summary>Makes ids such as <c>20250131-142233-1234567-9f3ac1</c>: they sort by time and never repeat.</summary>
public sealed partial class DropId(TimeProvider time)
{
    private const int Digits = 6;
    private const string Moment = "yyyyMMdd-HHmmss-fffffff";

    private readonly Lock gate = new();
    private long last;

    /// <summary>What such an id looks like.</summary>
    internal const string Form = @"\d{8}-\d{6}-\d{7}-[0-9a-f]{6}";

    public static bool IsOne(string text) => Whole().IsMatch(text);

    /// <summary>When something of that id was taken; null where it is no such id.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        IsOne(id) && DateTimeOffset.TryParseExact(id[..^(Digits + 1)], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public string Next()
    {
        long ticks;
        lock (gate)
            ticks = last = Math.Max(time.GetUtcNow().UtcTicks, last + 1); // drops of one scan keep their order
        var moment = new DateTime(ticks, DateTimeKind.Utc).ToString(Moment, CultureInfo.InvariantCulture);
        return $"{moment}-{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}";
    }

    [GeneratedRegex($"^{Form}$")]
    private static partial Regex Whole();
}
