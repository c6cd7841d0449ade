using System.Text.RegularExpressions;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>What reaches the disk, as the system sees it.</summary>
public sealed class CommitOrderTests
{
    [FaultFact(Need.Strace)]
    public async Task A_picture_is_flushed_then_recorded_then_renamed_without_replacing_then_its_folder_flushed_then_its_outcome_written()
    {
        var drop = Drop.Text("inbox", "house.txt", "a house", 1);
        using var workspace = new Workspace();
        var trace = workspace["trace"];
        workspace.Drop(drop);
        workspace.Wrapper = ["strace", "-f", "-y", "-qq", "-s", "4096", "-o", trace, "-e", "trace=fsync,fdatasync,rename,renameat,renameat2"];
        var agent = workspace.Start();
        await Ending.FinishAsync(workspace, agent, [drop]);
        AgentProcess.Terminate(workspace.Wrapped());
        await agent.EndAsync();

        Calls calls = new([.. Whole(File.ReadAllLines(trace))]);
        var picture = Assert.Single(Ending.Pictures(workspace)).Key;
        calls.Next("fsync", "/outbox/.autogen/", "-1-1.png");
        calls.Next("fsync", "/renders/1.commit.json.tmp");
        calls.Next("rename", "/renders/1.commit.json.tmp\", ", "/renders/1.commit.json\"");
        calls.Next("fsync", "/renders>");
        calls.Next("renameat2", $"-1-1.png\", AT_FDCWD", $"/{picture}\", RENAME_NOREPLACE) = 0");
        calls.Next("fsync", "/outbox>");
        calls.Next("fsync", "/renders/1.json.tmp");
        calls.Next("rename", "/renders/1.json.tmp\", ", "/renders/1.json\"");
        calls.Next("fsync", "/renders>");
        calls.Next("renameat2", "/source/house.txt", "/inbox/done/house.txt\", RENAME_NOREPLACE) = 0");
    }

    /// <summary>A call that another thread's came between is written in two parts; it counts where it ended.</summary>
    private static IEnumerable<string> Whole(IEnumerable<string> lines)
    {
        const string unfinished = " <unfinished ...>", resumed = " resumed>";
        var begun = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var thread = line.Split(' ')[0];
            if (line.EndsWith(unfinished, StringComparison.Ordinal))
                begun[thread] = line[..^unfinished.Length];
            else if (line.IndexOf(resumed, StringComparison.Ordinal) is var at and >= 0 && begun.Remove(thread, out var beginning))
                yield return beginning + Regex.Replace(line[(at + resumed.Length)..], @"^\)\s+=", ") =");
            else
                yield return line;
        }
    }

    /// <summary>Lines of strace, read forwards.</summary>
    private sealed class Calls(string[] lines)
    {
        private int at;

        /// <summary>Goes on behind the next call of that name with all these parts.</summary>
        public void Next(string name, params string[] parts)
        {
            var found = Array.FindIndex(lines, at, line => line.Contains($" {name}", StringComparison.Ordinal) && parts.All(part => line.Contains(part, StringComparison.Ordinal)));
            Assert.True(found >= 0, $"No {name} of {string.Join(" ... ", parts)} after line {at} of\n{string.Join('\n', lines)}");
            at = found + 1;
        }
    }
}
