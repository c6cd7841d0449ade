using System.Globalization;
using AutoGen.Protocol;

namespace AutoGen.Agent.Running;

/// <summary>
/// One agent at a time on a folder. The lock is a file held open: the system releases it when the process dies, however
/// it dies. A second file, which stays readable, says who holds it.
/// </summary>
internal sealed class AgentLock : IDisposable
{
    public const string AlreadyRunning = "agent-already-running";
    private const string LockName = "agent.lock";
    private const string HolderName = "agent.holder";
    private readonly FileStream file;

    private AgentLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder, which is created if need be.</summary>
    public static Result<AgentLock> Take(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, LockName);
        try
        {
            Directory.CreateDirectory(folder);
            var held = new AgentLock(File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            SayWhoHolds(folder, time);
            return held;
        }
        catch (IOException) when (File.Exists(path))
        {
            return Held(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotWritable(folder, fault);
        }
    }

    /// <summary>Who holds the lock of a folder; null where nobody does.</summary>
    public static string? HolderOf(string folder)
    {
        var path = Path.Combine(folder, LockName);
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
            return Holder(folder);
        }
    }

    public void Dispose() => file.Dispose();

    private static void SayWhoHolds(string folder, TimeProvider time)
    {
        var since = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        try
        {
            File.WriteAllText(Path.Combine(folder, HolderName), $"process {Environment.ProcessId} on {Environment.MachineName}, since {since}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // the lock holds without its description, for example on a full disk
        }
    }

    private static Problem Held(string folder) => new(AlreadyRunning, $"Another agent works on '{folder}': {Holder(folder)}.")
    {
        File = folder,
        Remedy = "Stop it first, or use another --data and --workspace folder.",
    };

    private static string Holder(string folder)
    {
        var holder = Path.Combine(folder, HolderName);
        return File.Exists(holder) ? File.ReadAllText(holder) : "a process that has not given its number";
    }

    private static Problem NotWritable(string folder, Exception fault) =>
        new("folder-not-writable", $"The folder '{folder}' cannot be written: {fault.Message}")
        {
            File = folder,
            Remedy = "Choose another folder, or give this user the right to write there.",
        };
}
