using System.Text.Json.Serialization;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Protocol.Workers;

/// <summary>What a worker says to the agent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Loading), "loading")]
[JsonDerivedType(typeof(Looked), "catalogue")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Written), "picture")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(DeviceLost), "deviceLost")]
[JsonDerivedType(typeof(Heartbeat), "heartbeat")]
public abstract record WorkerEvent
{
    private WorkerEvent()
    {
    }

    /// <summary>The worker cannot serve this agent, and ends.</summary>
    /// <param name="Version">The worker's <see cref="WorkerProtocol.Version"/>.</param>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(int Version, Problem Problem) : WorkerEvent;

    /// <summary>Said before foreign code or a network is loaded, so that the agent knows what killed the process if it dies now.</summary>
    /// <param name="Kind">What is loaded.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Path">Absolute path of its folder.</param>
    public sealed record Loading(LoadingKind Kind, string Name, string Path) : WorkerEvent;

    /// <summary><c>catalogue</c>: everything that requests may name.</summary>
    public sealed record Looked(Catalogue Catalogue) : WorkerEvent;

    /// <summary>Waits for a render.</summary>
    public sealed record Ready : WorkerEvent
    {
        /// <summary>The graphics device that it computes on, for people; null where that is the CPU.</summary>
        public string? Device { get; init; }

        /// <summary>Why it has to do with the CPU although it looked for a device.</summary>
        public Problem? DeviceProblem { get; init; }
    }

    /// <summary>Where a render stands.</summary>
    /// <param name="Attempt">The attempt.</param>
    /// <param name="Stage">What is being done.</param>
    /// <param name="Step">Steps done.</param>
    /// <param name="Steps">Steps in all.</param>
    public sealed record Progress(string Attempt, RenderStage Stage, int Step, int Steps) : WorkerEvent;

    /// <summary><c>picture</c>: the work file is written and flushed. From here on the render cannot be lost any more.</summary>
    public sealed record Written(string Attempt, RenderedPicture Picture) : WorkerEvent;

    /// <summary>The render that the last <c>picture</c> belongs to is over.</summary>
    /// <param name="Attempt">The attempt.</param>
    /// <param name="Model">The model that stays loaded; null where none does.</param>
    public sealed record Completed(string Attempt, string? Model) : WorkerEvent;

    /// <summary>The input is wrong.</summary>
    public sealed record Rejected(string Attempt, IReadOnlyList<Problem> Problems) : WorkerEvent
    {
        /// <summary>The model that stays loaded.</summary>
        public string? Model { get; init; }
    }

    /// <summary>Something broke.</summary>
    public sealed record Failed(string Attempt, RenderStage Stage, Problem Problem, bool Transient) : WorkerEvent
    {
        /// <summary>Name of the plugin whose code is at fault; null where none is.</summary>
        public string? Plugin { get; init; }

        /// <summary>The model that stays loaded.</summary>
        public string? Model { get; init; }
    }

    /// <summary>The attempt was ended by a <c>cancel</c>.</summary>
    public sealed record Cancelled(string Attempt) : WorkerEvent
    {
        /// <summary>The model that stays loaded.</summary>
        public string? Model { get; init; }
    }

    /// <summary>The graphics device went away under the render in hand. The worker ends now, with <see cref="DeviceLoss.ExitCode"/>.</summary>
    /// <param name="Problem">What it said.</param>
    public sealed record DeviceLost(Problem Problem) : WorkerEvent;

    /// <summary>Sent every second, from a thread that does nothing else.</summary>
    public sealed record Heartbeat : WorkerEvent;
}

/// <summary>What a worker loads.</summary>
public enum LoadingKind
{
    Plugin,
    Model,
}
