using System.Security.Cryptography;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>Proves that a file is the picture that the renderer says it wrote.</summary>
internal static class WorkFile
{
    /// <summary>Null where size and hash of the picture and of all that belongs to it are right.</summary>
    public static Problem? Check(string path, RenderedPicture picture) =>
        Check(path, picture.Sha256, picture.Bytes)
        ?? picture.Files.Select(static file => Check(file.WorkFile, file.Sha256, file.Bytes)).FirstOrDefault(static problem => problem is not null);

    /// <summary>Whether a file is there and is this very picture.</summary>
    public static bool Holds(string path, RenderedPicture picture) => Holds(path, picture.Sha256, picture.Bytes);

    /// <summary>Whether a file is there and has that size and hash.</summary>
    public static bool Holds(string path, string sha256, long bytes) =>
        new FileInfo(path) is { Exists: true } file && file.Length == bytes && Sha256(path) == sha256;

    private static Problem? Check(string path, string sha256, long bytes)
    {
        if (Holds(path, sha256, bytes))
            return null;
        return new Problem("picture-damaged", $"The rendered file {path} is not what the renderer wrote (missing, or other size or hash).")
        {
            Value = path,
            Allowed = $"{bytes} bytes with SHA-256 {sha256}",
            Remedy = "Check the disk and whether another program changes files in that folder; then drop the source again.",
        };
    }

    /// <summary>Lower-case hex of the whole file.</summary>
    public static string Sha256(string path)
    {
        using var content = Patience.OfSystem.Take(() => File.OpenRead(path));
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
