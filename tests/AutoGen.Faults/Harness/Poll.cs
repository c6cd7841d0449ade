using System.Diagnostics;

namespace AutoGen.Faults.Harness;

/// <summary>Waits for what must come true, with a deadline.</summary>
internal static class Poll
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(120);

    public static Task PauseAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, CancellationToken.None);

    /// <summary>How long it took; fails with <paramref name="else"/> at the deadline.</summary>
    public static async Task<TimeSpan> UntilAsync(Func<bool> condition, Func<string> @else, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < (patience ?? Patience), @else());
            await PauseAsync(TimeSpan.FromMilliseconds(20));
        }

        return watch.Elapsed;
    }
}
