using System.Text;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>Hands a submission over while no agent runs: as a file in the watched folder, which the next agent takes.</summary>
public static class Inbox
{
    /// <summary>Names of files that are being written, or were when the command was killed.</summary>
    internal const string Unfinished = ".autogen-*.tmp";

    private static readonly DurableFiles Files = new();

    /// <summary>The absolute path of the file, which is whole and on the disk; nothing is overwritten: a taken name gets -2, -3 ...</summary>
    public static Result<string> Put(IReadOnlyList<WatchSettings> watches, Submission submission)
    {
        if (!SubmissionTarget.Of(watches, submission).TryGet(out var watch, out var problems))
            return Result<string>.Fail(problems);
        // a name that begins with a dot is ignored by every scan, and the rename makes it a whole file at once
        var temporary = Path.Combine(watch.Path, Unfinished.Replace("*", Path.GetRandomFileName(), StringComparison.Ordinal));
        try
        {
            Files.Write(temporary, Encoding.UTF8.GetBytes(submission.Text));
            return Rename(temporary, Path.Combine(watch.Path, submission.Name));
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Remove(temporary);
            return IoProblem.From(fault, watch.Path, "write into");
        }
    }

    private static string Rename(string temporary, string wanted)
    {
        for (var number = 1; ; number++)
        {
            var path = FileNames.Numbered(wanted, number);
            if (FileNames.AnyTaken(path) || !Files.TryMove(temporary, path))
                continue;
            Files.FlushFolder(Path.GetDirectoryName(path)!);
            return path;
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            Files.Delete(temporary);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // the folder is gone, or the file never was
        }
    }
}
