using System.Security.Cryptography;
using System.Text.Json;
using AutoGen.Automation.Renders;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Files;

/// <summary>
/// The durable steps of claim, plan, commit and finish. Everything that must survive a crash goes through here, one
/// primitive per state that a crash can leave, so that tests can cut the power between any two of them. What another
/// program holds is waited for, a moment.
/// </summary>
/// <param name="time">By which it is waited; null: the computer's clock.</param>
internal class DurableFiles(TimeProvider? time = null)
{
    private readonly Patience patience = new(time ?? TimeProvider.System);

    public virtual void CreateFolder(string folder)
    {
        KillPoint.Pass("create-folder", folder);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Creates an empty file that need not survive anything.</summary>
    public virtual void Touch(string path)
    {
        KillPoint.Pass("touch", path);
        patience.Take(() => File.Create(path)).Dispose();
    }

    /// <summary>Writes a new file, or over a left-over of the same name, and flushes it to the disk.</summary>
    public virtual void Write(string path, ReadOnlySpan<byte> content)
    {
        KillPoint.Pass("write", path);
        using var file = patience.Take(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None));
        file.Write(content);
        KillPoint.Pass("flush", path);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Adds to the end of a file and flushes it to the disk.</summary>
    public virtual void Append(string path, ReadOnlySpan<byte> content)
    {
        KillPoint.Pass("append", path);
        using var file = patience.Take(() => new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Copies to a new file, flushes that to the disk and returns its SHA-256 in hex.</summary>
    public virtual string Copy(string from, string to)
    {
        KillPoint.Pass("copy", to);
        using var source = patience.Take(() => new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
        using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Math.Clamp(source.Length, 1, 1 << 17)];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            copy.Write(buffer, 0, read);
        }

        copy.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Renames over an existing file. For our own state files only, never for a user's.</summary>
    public virtual void Replace(string from, string to)
    {
        KillPoint.Pass("replace", to);
        patience.Take(() => FileSystem.Replace(from, to));
    }

    /// <summary>
    /// Moves a file without replacing, to another volume too; false where the name is taken. There it is copied, under a name that every scan ignores,
    /// flushed, and renamed before the first one goes: at every instant one of the two is whole. What a crash left of that is gone on with.
    /// </summary>
    public bool TryMoveAcross(string from, string to)
    {
        try
        {
            return TryMove(from, to);
        }
        catch (Exception fault) when (IoProblem.IsOtherVolume(fault))
        {
            var part = Path.Combine(Path.GetDirectoryName(to)!, FileNames.Fit($".autogen-{Path.GetFileName(to)}", ".tmp"));
            if (File.Exists(part))
                Delete(part);
            var hash = Copy(from, part);
            File.SetLastWriteTimeUtc(part, File.GetLastWriteTimeUtc(from));
            if (!TryMove(part, to))
            {
                var isCopy = File.Exists(to) && WorkFile.Holds(to, hash, new FileInfo(part).Length);
                Delete(part);
                if (!isCopy)
                    return false;
            }

            FlushFolder(Path.GetDirectoryName(to)!);
            Delete(from);
            return true;
        }
    }

    /// <summary>Renames on one volume without replacing; false where the name is taken.</summary>
    public virtual bool TryMove(string from, string to)
    {
        KillPoint.Pass("rename", to);
        return patience.Take(() => FileSystem.TryRename(from, to));
    }

    /// <summary>Makes renames in a folder durable.</summary>
    public virtual void FlushFolder(string folder)
    {
        KillPoint.Pass("flush-folder", folder);
        FileSystem.FlushFolder(folder);
    }

    public virtual void Delete(string path)
    {
        KillPoint.Pass("delete", path);
        patience.Take(() => FileSystem.Delete(path));
    }

    public virtual void DeleteFolder(string folder)
    {
        KillPoint.Pass("delete-folder", folder);
        patience.Take(() => FileSystem.DeleteFolder(folder));
    }

    /// <summary>Writes a file so that it is there whole or not at all, whatever happens.</summary>
    public void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + FileSystem.HalfWritten;
        Write(temporary, content);
        Replace(temporary, path);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Takes away what <see cref="WriteWhole"/> wrote, and what a crash left of it.</summary>
    public void DeleteWhole(string path)
    {
        Delete(path);
        Delete(path + FileSystem.HalfWritten);
    }

    public void WriteJson<T>(string path, T value) =>
        WriteWhole(path, JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Indented));
}
