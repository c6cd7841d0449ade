using System.IO.Pipes;
using AutoGen.Protocol.Pipes;

namespace AutoGen.Agent.Control;

/// <summary>Where an agent is spoken to.</summary>
/// <param name="Name">Path of the Unix domain socket; on Windows the name of the pipe.</param>
internal sealed record ControlSocket(string Name)
{
    public static ControlSocket Of(Places places) => new(LocalPipe.NameOf(places.Data, "control"));

    public NamedPipeServerStream Listen() => LocalPipe.Listen(Name, NamedPipeServerStream.MaxAllowedServerInstances);

    /// <summary>Takes the socket's file away, so that a client sees at once that there is no agent.</summary>
    public void Remove()
    {
        if (!OperatingSystem.IsWindows())
            File.Delete(Name);
    }
}
