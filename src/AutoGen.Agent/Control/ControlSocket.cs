using System.IO.Pipes;
using AutoGen.Protocol.Pipes;

namespace AutoGen.Agent.Control;

/// <summary>Where an agent is spoken to.</summary>
/// <param name="Name">Path of the Unix domain socket; on Windows the name of the pipe.</param>
/// <param name="DataFolder">Whose agent it is; on Windows its rights say who may speak to it.</param>
internal sealed record ControlSocket(string Name, string DataFolder)
{
    public static ControlSocket Of(Places places) => new(LocalPipe.NameOf(places.Data, "control"), places.Data);

    public NamedPipeServerStream Listen() => OperatingSystem.IsWindows()
        ? WindowsControlPipe.Listen(Name, DataFolder)
        : LocalPipe.Listen(Name, NamedPipeServerStream.MaxAllowedServerInstances);

    /// <summary>The client's end; null where nobody listens.</summary>
    /// <exception cref="IOException">It listens, but there is no connection.</exception>
    /// <exception cref="UnauthorizedAccessException">A stranger listens, or this user may not connect.</exception>
    public async Task<NamedPipeClientStream?> ConnectAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var pipe = await LocalPipe.ConnectAsync(Name, patience, cancellationToken, ofThisUser: !OperatingSystem.IsWindows());
        if (pipe is null || !OperatingSystem.IsWindows() || WindowsControlPipe.StrangerAt(pipe) is not { } stranger)
            return pipe;
        await pipe.DisposeAsync();
        throw new UnauthorizedAccessException($"The pipe {Name} belongs to another user ({stranger}).");
    }

    /// <summary>Takes the socket's file away, so that a client sees at once that there is no agent.</summary>
    public void Remove()
    {
        if (!OperatingSystem.IsWindows())
            File.Delete(Name);
    }
}
