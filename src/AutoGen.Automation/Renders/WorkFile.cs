using System.Security.Cryptography;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>Proves that a file is the picture that the renderer says it wrote.</summary>
internal static class WorkFile
{
    /// <summary>Null where size and hash are right.</summary>
    public static Problem? Check(string path, RenderedPicture picture)
    {
        if (Holds(path, picture))
            return null;
        return new Problem("picture-damaged", $"The rendered file {path} is not what the renderer wrote (missing, or other size or hash).")
        {
            Value = path,
            Allowed = $"{picture.Bytes} bytes with SHA-256 {picture.Sha256}",
            Remedy = "Check the disk and whether another program changes files in that folder; then drop the source again.",
        };
    }

    /// <summary>Whether a file is there and is this very picture.</summary>
    public static bool Holds(string path, RenderedPicture picture)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length != picture.Bytes)
            return false;
        return Sha256(path) == picture.Sha256;
    }

    /// <summary>Lower-case hex of the whole file.</summary>
    public static string Sha256(string path)
    {
        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
