using System.Globalization;
using System.Security.Cryptography;

namespace AutoGen.Automation.Drops;

/// <summary>Makes ids such as <c>20250131-142233-1234567-9f3ac1</c>: they sort by time and never repeat.</summary>
internal sealed class DropId(TimeProvider time)
{
    private readonly Lock gate = new();
    private long last;

    public string Next()
    {
        long ticks;
        lock (gate)
            ticks = last = Math.Max(time.GetUtcNow().UtcTicks, last + 1); // drops of one scan keep their order
        var moment = new DateTime(ticks, DateTimeKind.Utc).ToString("yyyyMMdd-HHmmss-fffffff", CultureInfo.InvariantCulture);
        return $"{moment}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
    }
}
