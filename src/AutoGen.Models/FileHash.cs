using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AutoGen.Models;

/// <summary>SHA-256 of large files, taken again only when size or time of the file changed.</summary>
internal static class FileHash
{
    private static readonly ConcurrentDictionary<(string Path, long Length, long Ticks), string> Known = new();

    /// <summary>Lower-case hex.</summary>
    public static string Of(string path)
    {
        var file = new FileInfo(path);
        return Known.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc.Ticks), static key =>
        {
            using var stream = File.OpenRead(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }
}
