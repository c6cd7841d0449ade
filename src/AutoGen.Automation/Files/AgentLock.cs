using System.Globalization;
using AutoGen.Protocol;

namespace AutoGen.Automation.Files;

/// <summary>
/// One agent at a time on a folder. The lock is a file held open: the system releases it when the process dies, however
/// it dies. A second file, which stays readable, says who holds it.
/// </summary>
public sealed class AgentLock : IDisposable
{
    /// <summary>Code of the problem that another process holds the folder.</summary>
    public const string AlreadyRunning = "agent-already-running";

    /// <summary>Of a data folder or a workspace.</summary>
    private const string Agent = "agent";

    /// <summary>Of a watched folder, which may be a workspace too.</summary>
    internal const string Watch = "watch";

    /// <summary>Somebody who asks for the holder holds the file for an instant, see <see cref="HolderOf"/>.</summary>
    private const int Tries = 10;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private readonly string holder;
    private string? said;

    private AgentLock(FileStream file, string holder) => (this.file, this.holder) = (file, holder);

    /// <summary>Whether the folder is still the one that was locked: another volume may have been mounted over it, or it was taken away.</summary>
    internal bool IsInPlace => said is null || SaidIn(holder) == said;

    /// <summary>Takes the lock of a folder, which is created if need be.</summary>
    public static async Task<Result<AgentLock>> TakeAsync(string folder, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(folder);
            for (var left = Tries; left > 0; left--)
            {
                if (TryTake(folder, Agent, time) is { } held)
                    return held;
                await Task.Delay(BetweenTries, time);
            }

            return Held(folder, Agent);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return NotWritable(folder, fault);
        }
    }

    /// <summary>Takes the lock of a folder that is there; null where another process has it. Throws what the file system says where the folder cannot be written.</summary>
    internal static AgentLock? TryTake(string folder, string name, TimeProvider time)
    {
        var path = LockFile(folder, name);
        try
        {
            var held = new AgentLock(File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), HolderFile(folder, name));
            held.SayWhoHolds(time);
            return held;
        }
        catch (IOException fault) when (File.Exists(path) && !IoProblem.IsReadOnly(fault))
        {
            return null;
        }
    }

    /// <summary>Who holds the lock of a folder; null where nobody does.</summary>
    public static string? HolderOf(string folder)
    {
        var path = LockFile(folder, Agent);
        try
        {
            if (File.Exists(path))
                File.Open(path, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // another user's folder: not ours to say
        }
        catch (IOException)
        {
            return Holder(folder, Agent);
        }
    }

    public void Dispose() => file.Dispose();

    private void SayWhoHolds(TimeProvider time)
    {
        var since = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        var text = $"process {Environment.ProcessId} on {Environment.MachineName}, since {since}";
        try
        {
            File.WriteAllText(holder, text);
            said = text;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            // the lock holds without its description, for example on a full disk
        }
    }

    private static string? SaidIn(string holder)
    {
        try
        {
            return File.ReadAllText(holder);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return null;
        }
    }

    private static string LockFile(string folder, string name) => Path.Combine(folder, name + ".lock");

    private static string HolderFile(string folder, string name) => Path.Combine(folder, name + ".holder");

    internal static Problem Held(string folder, string name) => new(AlreadyRunning, $"Another agent works on '{folder}': {Holder(folder, name)}.")
    {
        File = folder,
        Remedy = "Stop it first, or use another --data and --workspace folder.",
    };

    private static string Holder(string folder, string name)
    {
        var holder = HolderFile(folder, name);
        return File.Exists(holder) ? File.ReadAllText(holder) : "a process that has not given its number";
    }

    private static Problem NotWritable(string folder, Exception fault) =>
        new("folder-not-writable", $"The folder '{folder}' cannot be written: {fault.Message}")
        {
            File = folder,
            Remedy = "Choose another folder, or give this user the right to write there.",
        };
}
