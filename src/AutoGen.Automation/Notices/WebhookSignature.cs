using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AutoGen.Automation.Notices;

/// <summary>
/// Signs as Standard Webhooks 1.0.0 has it (https://www.standardwebhooks.com): HMAC-SHA256 over <c>id.timestamp.body</c>, in the
/// header <c>webhook-signature</c> as <c>v1,BASE64</c>.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id", TimestampHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    /// <summary>What a key must be, for messages.</summary>
    public const string KeyForm = "24 to 64 bytes in base64, with or without whsec_ before it";

    private const string KeyPrefix = "whsec_";
    private const int ShortestKey = 24, LongestKey = 64;

    /// <summary>The bytes of a key; null where the text is none.</summary>
    public static byte[]? Key(string text)
    {
        var base64 = text.StartsWith(KeyPrefix, StringComparison.Ordinal) ? text[KeyPrefix.Length..] : text;
        var key = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, key, out var length) && length is >= ShortestKey and <= LongestKey ? key[..length] : null;
    }

    public static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string Sign(byte[] key, string id, DateTimeOffset moment, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Seconds(moment)}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
