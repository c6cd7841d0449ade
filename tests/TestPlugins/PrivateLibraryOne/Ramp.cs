namespace PrivateLibrary;

/// <summary>A class that version 2 has too, with other members.</summary>
public static class Ramp
{
    public static double[] Down(int steps) => [.. Enumerable.Range(0, steps + 1).Select(index => (double)(steps - index))];
}
