using System.Globalization;
using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;

namespace AutoGen.Protocol.Workers;

/// <summary>
/// The way between an agent and one worker: a named pipe on Windows, a Unix domain socket elsewhere; for the same user
/// only. On Unix its name is the path of the socket.
/// </summary>
public static class WorkerPipe
{
    // sockaddr_un has room for 108 bytes on Linux and 104 on macOS, a closing zero included
    private const int LongestSocketPath = 103;

    /// <summary>
    /// A name for a slot of the agent with this data folder. The same one each time, so that an agent that is killed
    /// leaves no more than one socket a slot.
    /// </summary>
    public static string NameOf(string dataFolder, int slot)
    {
        var agent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..16];
        if (OperatingSystem.IsWindows())
            return string.Create(CultureInfo.InvariantCulture, $"autogen-worker-{agent}-{slot}");
        var folder = Path.Combine(dataFolder, "run");
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"worker-{slot}.sock"));
        if (Encoding.UTF8.GetByteCount(path) <= LongestSocketPath)
            return path;
        return Path.Combine(Path.GetTempPath(), $"autogen-{agent}", Path.GetFileName(path));
    }

    /// <summary>The agent's end, before the worker has connected. Takes over the name from an agent that is gone.</summary>
    public static NamedPipeServerStream Listen(string name)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path.GetDirectoryName(name)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
    }

    /// <summary>The worker's end.</summary>
    /// <exception cref="IOException">Nobody listens.</exception>
    /// <exception cref="UnauthorizedAccessException">Somebody else listens.</exception>
    public static Stream Connect(string name, TimeSpan patience)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            pipe.Connect(patience);
            return pipe;
        }
        catch (TimeoutException)
        {
            pipe.Dispose();
            throw new IOException($"Nobody listens at {name}.");
        }
    }
}
