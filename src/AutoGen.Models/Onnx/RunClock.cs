using System.Diagnostics;

namespace AutoGen.Models.Onnx;

/// <summary>Adds up the time spent inside ONNX Runtime.</summary>
internal sealed class RunClock
{
    private long ticks;

    public double Seconds => (double)ticks / Stopwatch.Frequency;

    public void Add(long startTimestamp) => ticks += Stopwatch.GetTimestamp() - startTimestamp;
}
