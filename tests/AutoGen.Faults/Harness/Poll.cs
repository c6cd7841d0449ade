using System.Diagnostics;

namespace AutoGen.Faults.Harness;

/// <summary>Waits for what must come true, with a deadline.</summary>
internal static class Poll
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(120);

    public static Task PauseAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    /// <summary>How long it took; fails with <paramref name="else"/> at the deadline.</summary>
    /// <param name="condition">What must come true.</param>
    /// <param name="else">What to say where it does not.</param>
    /// <param name="patience">Until the deadline; <see cref="Patience"/> by default.</param>
    /// <param name="progress">A number that changes as long as things go on, however slowly on a busy machine: the deadline is put off then.</param>
    public static async Task<TimeSpan> UntilAsync(Func<bool> condition, Func<string> @else, TimeSpan? patience = null, Func<int>? progress = null)
    {
        var watch = Stopwatch.StartNew();
        var (deadline, reached) = (patience ?? Patience, 0);
        while (!condition())
        {
            if (watch.Elapsed > deadline)
            {
                var now = progress?.Invoke() ?? 0;
                Assert.True(now != reached, @else());
                (deadline, reached) = (watch.Elapsed + (patience ?? Patience), now);
            }

            await PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        return watch.Elapsed;
    }
}
