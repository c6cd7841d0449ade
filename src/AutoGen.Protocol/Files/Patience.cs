namespace AutoGen.Protocol.Files;

/// <summary>Takes a step on the file system again while another program holds the file, for a moment: see <see cref="HeldFile"/>. The one place that does.</summary>
public sealed class Patience(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10), Longest = TimeSpan.FromMilliseconds(250);

    /// <summary>By the computer's clock, for what only reads, or has no host that says which clock holds.</summary>
    public static Patience OfSystem { get; } = new(TimeProvider.System);

    /// <summary>Takes the step, several times if need be, with pauses that double; what it throws at last is thrown.</summary>
    /// <param name="step">All or nothing: it must leave no trace where it throws.</param>
    public T Take<T>(Func<T> step)
    {
        var since = time.GetTimestamp();
        for (var pause = First; ; pause = pause < Longest / 2 ? 2 * pause : Longest)
        {
            try
            {
                return step();
            }
            catch (Exception fault) when (time.GetElapsedTime(since) + pause <= HeldFile.Patience(fault, OperatingSystem.IsWindows()))
            {
            }

            Task.Delay(pause, time).Wait();
        }
    }

    /// <inheritdoc cref="Take{T}"/>
    public void Take(Action step) => Take(() =>
    {
        step();
        return true;
    });
}
