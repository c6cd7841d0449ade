namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Guesses a byte from its neighbours: left, above, above left. A filtered row holds what the guess missed.</summary>
internal interface IPngPredictor
{
    static abstract byte Predict(byte left, byte above, byte corner);
}

internal readonly struct NonePredictor : IPngPredictor
{
    public static byte Predict(byte left, byte above, byte corner) => 0;
}

internal readonly struct SubPredictor : IPngPredictor
{
    public static byte Predict(byte left, byte above, byte corner) => left;
}

internal readonly struct UpPredictor : IPngPredictor
{
    public static byte Predict(byte left, byte above, byte corner) => above;
}

internal readonly struct AveragePredictor : IPngPredictor
{
    public static byte Predict(byte left, byte above, byte corner) => (byte)((left + above) / 2);
}

internal readonly struct PaethPredictor : IPngPredictor
{
    public static byte Predict(byte left, byte above, byte corner)
    {
        var toLeft = Math.Abs(above - corner);
        var toAbove = Math.Abs(left - corner);
        var toCorner = Math.Abs(left + above - corner - corner);
        if (toLeft <= toAbove && toLeft <= toCorner)
            return left;
        return toAbove <= toCorner ? above : corner;
    }
}
