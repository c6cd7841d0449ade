using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Finish;

/// <summary>The beginning of a report: there are thousands, and their rest is not needed to find one.</summary>
/// <param name="Drop">Id of the drop.</param>
/// <param name="Schedule">Name of the schedule whose run it was; null for every other drop.</param>
internal sealed record ReportHead(string Drop, string? Schedule)
{
    private const int Bytes = 1024;

    /// <summary>Null for a file that is not a report, or is gone.</summary>
    public static ReportHead? Read(string path)
    {
        Span<byte> start = stackalloc byte[Bytes];
        try
        {
            using var file = Patience.OfSystem.Take(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1));
            var reader = new Utf8JsonReader(start[..file.ReadAtLeast(start, Bytes, throwOnEndOfStream: false)], isFinalBlock: false, default);
            return reader.Read() && Text(ref reader, "drop"u8) is { } drop ? new ReportHead(drop, Schedules(ref reader)) : null;
        }
        catch (Exception fault) when (fault is JsonException || IoProblem.Is(fault))
        {
            return null; // somebody else's file
        }
    }

    private static string? Schedules(ref Utf8JsonReader reader) =>
        Has(ref reader, "schedule"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Text(ref reader, "name"u8) : null;

    private static string? Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> key) =>
        Has(ref reader, key) && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private static bool Has(ref Utf8JsonReader reader, ReadOnlySpan<byte> key) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(key);
}
