using System.Diagnostics;

namespace AutoGen.Benchmarks;

/// <summary>Many runs of one thing. On a busy machine the processor time is nearer to the truth than the wall time.</summary>
/// <param name="Wall">Milliseconds of wall time of one run, the median.</param>
/// <param name="Processor">Milliseconds of processor time of one run, the mean; garbage collection included.</param>
/// <param name="Bytes">Managed memory one run allocates.</param>
internal readonly record struct Measurement(double Wall, double Processor, long Bytes)
{
    private const int Runs = 51;

    // Long enough for the runtime to have compiled the hot loops for good.
    private static readonly TimeSpan warmUp = TimeSpan.FromSeconds(1);

    public static Measurement Of(Action run)
    {
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < warmUp;)
            run();

        var wall = new double[Runs];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        for (var index = 0; index < Runs; index++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            wall[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(wall);
        return new Measurement(wall[Runs / 2], processor.TotalMilliseconds / Runs, bytes / Runs);
    }
}
