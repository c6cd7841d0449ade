using System.Text.Json.Serialization;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Protocol.Workers;

/// <summary>What the agent says to a worker.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Render), "render")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Shutdown), "shutdown")]
public abstract record WorkerCommand
{
    private WorkerCommand()
    {
    }

    /// <summary>The first message: load plugins, look at models, and say what there is.</summary>
    /// <param name="Version">The agent's <see cref="WorkerProtocol.Version"/>.</param>
    /// <param name="Options">Where plugins and models lie, and how networks run.</param>
    public sealed record Start(int Version, RenderingOptions Options) : WorkerCommand
    {
        /// <summary>Plugins that must not be loaded, as they shall stand in the catalogue: those that killed a worker while they loaded.</summary>
        public IReadOnlyList<PluginEntry> LeftOut { get; init; } = [];
    }

    /// <summary>Render one picture. The worker has one in hand at a time.</summary>
    /// <param name="Attempt">Names this attempt in every message about it.</param>
    /// <param name="Request">What to render.</param>
    /// <param name="WorkFile">Absolute path of the file to write and flush.</param>
    public sealed record Render(string Attempt, RenderRequest Request, string WorkFile) : WorkerCommand;

    /// <summary>End that attempt, if it is still in hand.</summary>
    public sealed record Cancel(string Attempt) : WorkerCommand;

    /// <summary>End what is in hand, free everything and end the process.</summary>
    public sealed record Shutdown : WorkerCommand;
}
