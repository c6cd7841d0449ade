using System.Text.Json;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Files;

/// <summary>Our own files: JSON that a person can read.</summary>
internal static class StateJson
{
    /// <summary>Reads a file that we wrote; a damaged one is a problem, not a crash.</summary>
    public static Result<T> Read<T>(string path)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(Patience.OfSystem.Take(() => Bytes(path)), ProtocolJson.Indented) is { } value)
                return value;
        }
        catch (JsonException)
        {
        }

        return new Problem("state-file-damaged", "This file of AutoGen's own is damaged.")
        {
            File = path,
            Remedy = "Check the disk; then drop the source again.",
        };
    }

    /// <summary>Opened so that it can be replaced meanwhile.</summary>
    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
