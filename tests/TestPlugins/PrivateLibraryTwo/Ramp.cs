namespace PrivateLibrary;

/// <summary>A class that version 1 has too, with other members.</summary>
public sealed class Ramp(double factor)
{
    public double[] Fall(int steps) => [.. Enumerable.Range(0, steps + 1).Select(index => factor * (steps - index))];
}
