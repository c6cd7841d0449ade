using System.Globalization;

namespace AutoGen.Agent.Checks;

internal static class Size
{
    /// <summary>Bytes for people: <c>7.8 GB</c>.</summary>
    public static string Text(long bytes) => bytes >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
