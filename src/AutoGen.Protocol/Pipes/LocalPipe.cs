using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;

namespace AutoGen.Protocol.Pipes;

/// <summary>
/// A way between processes of one user on one machine: a named pipe on Windows, a Unix domain socket elsewhere, where its
/// name is the path of the socket. The other end must belong to the same user, or there is no connection.
/// </summary>
public static class LocalPipe
{
    // sockaddr_un has room for 108 bytes on Linux and 104 on macOS, a closing zero included
    private const int LongestSocketPath = 103;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>
    /// The name of a pipe of the agent with this data folder, always the same: <c>run/WHAT.sock</c> in it, or in a folder
    /// of the system's temporary one where that path is too long for a socket.
    /// </summary>
    /// <param name="dataFolder">Absolute path.</param>
    /// <param name="what">For example <c>control</c>.</param>
    public static string NameOf(string dataFolder, string what)
    {
        if (OperatingSystem.IsWindows())
            return $"autogen-{Hash(dataFolder.ToUpperInvariant())}-{what}";
        var path = Path.Combine(dataFolder, "run", what + ".sock");
        return Encoding.UTF8.GetByteCount(path) <= LongestSocketPath ? path : Path.Combine(Path.GetTempPath(), $"autogen-{Hash(dataFolder)}", Path.GetFileName(path));
    }

    /// <summary>One more end for a client to connect to. The first one takes the name over from a process that is gone.</summary>
    /// <exception cref="IOException">The name cannot be had.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder of the socket is another user's.</exception>
    public static NamedPipeServerStream Listen(string name, int clients)
    {
        if (!OperatingSystem.IsWindows())
        {
            var folder = Path.GetDirectoryName(name)!;
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly); // an old one, or one that somebody else has put there
        }

        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, clients, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(name, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return pipe;
    }

    /// <summary>The client's end; null where nobody listens.</summary>
    /// <param name="name">Of <see cref="NameOf"/>.</param>
    /// <param name="patience">How long to wait for a free end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="ofThisUser">Whether only this user may listen; else the caller looks who does.</param>
    /// <exception cref="IOException">It listens, but there is no connection.</exception>
    /// <exception cref="UnauthorizedAccessException">Another user listens, or this one may not connect.</exception>
    public static async Task<NamedPipeClientStream?> ConnectAsync(string name, TimeSpan patience, CancellationToken cancellationToken, bool ofThisUser = true)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(name))
            return null;
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | (ofThisUser ? PipeOptions.CurrentUserOnly : PipeOptions.None));
        try
        {
            await pipe.ConnectAsync(patience, cancellationToken);
            return pipe;
        }
        catch (Exception fault)
        {
            await pipe.DisposeAsync();
            if (fault is TimeoutException)
                return null;
            throw;
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
