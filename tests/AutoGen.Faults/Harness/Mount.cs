namespace AutoGen.Faults.Harness;

/// <summary>A file system of its own at a folder: it may be small, go away, come back and be read-only.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string at;
    private readonly string backing;

    /// <param name="at">The folder; created.</param>
    /// <param name="kilobytes">Its size.</param>
    public Mount(string at, int kilobytes)
    {
        this.at = at;
        backing = at + ".backing";
        Directory.CreateDirectory(at);
        Directory.CreateDirectory(backing);
        Tool.Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "none", backing);
        Directory.CreateDirectory(Behind);
        Return();
    }

    /// <summary>The folder as its owner sees it, who may write to it however it is mounted.</summary>
    public string Behind => Path.Combine(backing, "seen");

    /// <summary>As when a share goes: the folder is empty from now on, whoever has files open there.</summary>
    public void Leave() => Tool.Run("umount", "--lazy", at);

    /// <summary>Back with all that it held.</summary>
    public void Return() => Tool.Run("mount", "--bind", Behind, at);

    public void MakeReadOnly(bool readOnly) => Tool.Run("mount", "-o", $"remount,bind,{(readOnly ? "ro" : "rw")}", at);

    /// <summary>Fills it to the last byte but so many. Deleting the file it returns makes room again.</summary>
    public string Fill(int kilobytesLeft)
    {
        var ballast = Path.Combine(backing, "ballast");
        using var file = File.Create(ballast, bufferSize: 0);
        try
        {
            while (new DriveInfo(backing).AvailableFreeSpace > kilobytesLeft * 1024L)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // the agent was quicker with the last piece
        }

        return ballast;
    }

    public void Dispose()
    {
        _ = Tool.Works("umount", "--lazy", at);
        _ = Tool.Works("umount", "--lazy", backing);
    }
}
