using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Housekeeping;

/// <summary>Removes files one by one and keeps the account of a pass. A refusal costs that file only.</summary>
internal sealed class Removal(DurableFiles files)
{
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public int Files { get; private set; }

    public long Bytes { get; private set; }

    public int Sources { get; set; }

    public int Pictures { get; set; }

    /// <summary>The first file that could not be removed, and why.</summary>
    public Problem? FirstRefusal { get; private set; }

    /// <summary>Whether the file is gone.</summary>
    public bool Remove(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length;
            files.Delete(path);
            (Files, Bytes) = (Files + 1, Bytes + bytes);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true; // somebody was faster
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            FirstRefusal ??= IoProblem.From(fault, path, "remove");
            return false;
        }
    }

    /// <summary>Removes a folder of the agent's own with all that is in it.</summary>
    public void RemoveFolder(string folder)
    {
        try
        {
            var content = new DirectoryInfo(folder).EnumerateFiles("*", WithoutLinks).Select(file => file.Length).ToList();
            files.DeleteFolder(folder);
            (Files, Bytes) = (Files + content.Count, Bytes + content.Sum());
        }
        catch (DirectoryNotFoundException)
        {
            // somebody was faster
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            FirstRefusal ??= IoProblem.From(fault, folder, "remove");
        }
    }

    /// <summary>Removes the folders that a removed file leaves empty, up to but without done/ and failed/.</summary>
    public static void RemoveEmptyFolders(string removed, IReadOnlyList<string> homes)
    {
        var finished = homes.SelectMany(WatchFolders.Finished).ToList();
        for (var folder = Path.GetDirectoryName(removed); folder is not null && !finished.Contains(folder); folder = Path.GetDirectoryName(folder))
        {
            try
            {
#pragma warning disable RS0030 // it refuses where something lies in it, and that is all right
                Directory.Delete(folder);
#pragma warning restore RS0030
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
                return;
            }
        }
    }
}
