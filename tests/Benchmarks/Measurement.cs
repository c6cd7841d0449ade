using System.Diagnostics;

namespace AutoGen.Benchmarks;

/// <summary>The median of many runs: robust against what else the machine does.</summary>
/// <param name="Milliseconds">Wall time of one run.</param>
/// <param name="Bytes">Managed memory one run allocates.</param>
internal readonly record struct Measurement(double Milliseconds, long Bytes)
{
    private const int WarmUps = 20;
    private const int Runs = 51;

    public static Measurement Of(Action run)
    {
        for (var index = 0; index < WarmUps; index++)
            run();

        var milliseconds = new double[Runs];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < Runs; index++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            milliseconds[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
        Array.Sort(milliseconds);
        return new Measurement(milliseconds[Runs / 2], bytes);
    }
}
