using AutoGen.Automation.Running;
using AutoGen.Protocol;

namespace AutoGen.Automation.Workers;

/// <summary>Whether the next worker of a slot is trusted with its graphics device: one that is lost again and again rests, and the CPU does its work.</summary>
internal sealed class SlotDevice(int number, WorkerContext context)
{
    /// <summary>Losses within <see cref="Span"/> after which the device rests.</summary>
    public const int MostLosses = 3;

    /// <summary>How long a loss counts. Longer than three of the longest renders (<see cref="WorkerLimits.Render"/>), so that also those come to an end.</summary>
    public static TimeSpan Span { get; } = TimeSpan.FromHours(8);

    /// <summary>How long the device rests, unless the configuration of the workers changes or the agent is started again.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromHours(8);

    private readonly Lock gate = new();
    private readonly List<Delay> losses = [];
    private (Delay Span, Problem Why, WorkerOptions Options)? rest;

    /// <summary>Why the next worker has to do with the CPU; null where it need not.</summary>
    public Problem? Resting
    {
        get
        {
            lock (gate)
                return rest is { } now && now.Span.Left(context.Time) > TimeSpan.Zero && now.Options == context.Options ? now.Why : null;
        }
    }

    /// <summary>A worker has lost the device.</summary>
    public void Lost(Problem loss)
    {
        lock (gate)
        {
            losses.RemoveAll(earlier => earlier.Left(context.Time) == TimeSpan.Zero);
            losses.Add(Delay.Of(Span, context.Time));
            if (losses.Count < MostLosses)
                return;
            losses.Clear();
            rest = (Delay.Of(Rest, context.Time), WorkerProblems.DeviceRests(loss), context.Options);
        }

        SlotLog.DeviceRests(context.Logger, number, rest.Value.Why);
    }
}
