using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGen.Diffusion;

/// <summary>
/// Normal numbers of uniform ones (Box and Muller 1958), eight at a time, with the same float32 results as the scalar functions of
/// <see cref="Math"/>: series in double that are good to some 1e-13, and where a result lies so near to the middle of two float32
/// numbers that this could turn it, the scalar functions decide (Ziv 1991).
/// </summary>
internal static class BoxMuller
{
    /// <summary>Numbers made at a time.</summary>
    public const int Width = 8;

    // twice what the series below leave out, as a share of the radius
    private const double Doubt = 3e-13;

    private const long MantissaBits = 52;
    private const long Mantissa = (1L << 52) - 1;
    private const long Bias = 1023;

    // bits of sqrt(1/2) and of 1: a number is split so that its mantissa lies around 1
    private const long RootOfHalf = 0x3FE6A09E667F3BCD;
    private const long One = 0x3FF0000000000000;

    // 2^52: its last mantissa bit counts ones, so that or-ing in an integer below 2^52 converts it
    private const long IntegerBits = 0x4330000000000000;
    private const double Integer = 4503599627370496;

    /// <summary>sqrt(-2 ln u) sin(angle) of every pair.</summary>
    /// <param name="us">Above 0, at most 1; a multiple of <see cref="Width"/> of them.</param>
    /// <param name="angles">0 to 2 pi, or a little above.</param>
    /// <param name="normals">Takes them.</param>
    public static void Sines(ReadOnlySpan<double> us, ReadOnlySpan<double> angles, Span<float> normals)
    {
        for (var index = 0; index < us.Length; index += Width)
        {
            var (low, high) = (Vector256.Create(angles[index..]), Vector256.Create(angles[(index + 4)..]));
            var sines = Round(Radius(us[index..]), Radius(us[(index + 4)..]), Sin(low), Sin(high), out var sure);
            sines.CopyTo(normals[index..]);
            for (var lane = sure ? Width : 0; lane < Width; lane++)
                normals[index + lane] = Sine(us[index + lane], angles[index + lane]);
        }
    }

    /// <summary>sqrt(-2 ln u) cos(angle) and sqrt(-2 ln u) sin(angle) of <see cref="Width"/> pairs.</summary>
    /// <param name="us">As for <see cref="Sines"/>.</param>
    /// <param name="angles">As for <see cref="Sines"/>.</param>
    /// <param name="normals">Takes the cosines, then the sines.</param>
    public static void Pairs(ReadOnlySpan<double> us, ReadOnlySpan<double> angles, Span<float> normals)
    {
        var (lowRadius, highRadius) = (Radius(us), Radius(us[4..]));
        var (low, high) = (Vector256.Create(angles), Vector256.Create(angles[4..]));
        Round(lowRadius, highRadius, Cos(low), Cos(high), out var sureOfCosines).CopyTo(normals);
        Round(lowRadius, highRadius, Sin(low), Sin(high), out var sureOfSines).CopyTo(normals[Width..]);
        for (var lane = sureOfCosines && sureOfSines ? Width : 0; lane < Width; lane++)
            (normals[lane], normals[lane + Width]) = (Cosine(us[lane], angles[lane]), Sine(us[lane], angles[lane]));
    }

    /// <summary>sqrt(-2 ln u) sin(angle) of one pair.</summary>
    public static float Sine(double u, double angle) => (float)(Math.Sqrt(-2 * Math.Log(u)) * Math.Sin(angle));

    /// <summary>sqrt(-2 ln u) cos(angle) of one pair.</summary>
    public static float Cosine(double u, double angle) => (float)(Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(angle));

    /// <summary>Integers below 2^52 as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDouble(Vector256<ulong> integers) =>
        (integers | Vector256.Create((ulong)IntegerBits)).AsDouble() - Vector256.Create(Integer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Radius(ReadOnlySpan<double> us) => Vector256.Sqrt(Log(Vector256.Create(us)) * Vector256.Create(-2.0));

    /// <summary>sin(angle) = -sin(angle - pi), and the sine of |angle - pi| is that of what it leaves to pi.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sin(Vector256<double> angle)
    {
        var turned = angle - Vector256.Create(Math.PI);
        var size = Vector256.Abs(turned);
        var folded = Vector256.MinNative(size, Vector256.Create(Math.PI) - size);
        return SineSeries(folded) ^ Vector256.AndNot(Vector256.Create(-0.0), turned);
    }

    /// <summary>cos(angle) = -cos(angle - pi) = sin(|angle - pi| - pi / 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Cos(Vector256<double> angle) =>
        SineSeries(Vector256.Abs(angle - Vector256.Create(Math.PI)) - Vector256.Create(Math.PI / 2));

    /// <summary>The products radius * wave in float32, and whether all of them are sure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Round(Vector256<double> lowRadius, Vector256<double> highRadius, Vector256<double> lowWave, Vector256<double> highWave, out bool sure)
    {
        var (low, high) = (lowRadius * lowWave, highRadius * highWave);
        var (doubtOfLow, doubtOfHigh) = (lowRadius * Doubt, highRadius * Doubt);
        var normals = Vector256.Narrow(low - doubtOfLow, high - doubtOfHigh);
        sure = Vector256.EqualsAll(normals, Vector256.Narrow(low + doubtOfLow, high + doubtOfHigh));
        return normals;
    }

    /// <summary>ln u = k ln 2 + ln m with m between sqrt(1/2) and sqrt(2); ln m = 2 artanh((m - 1) / (m + 1)) by its series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log(Vector256<double> u)
    {
        var bits = u.AsInt64() + Vector256.Create(One - RootOfHalf);
        var exponent = ToDouble((bits >>> (int)MantissaBits).AsUInt64()) - Vector256.Create((double)Bias);
        var m = ((bits & Vector256.Create(Mantissa)) + Vector256.Create(RootOfHalf)).AsDouble();
        var s = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        var series = Polynomial(s * s, 2.0, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17);
        return Vector256.MultiplyAddEstimate(exponent, Vector256.Create(Math.Log(2)), s * series);
    }

    /// <summary>The series of the sine, between -pi / 2 and pi / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SineSeries(Vector256<double> x)
    {
        var square = x * x;
        var series = Polynomial(square, -1 / 6.0, 1 / 120.0, -1 / 5040.0, 1 / 362880.0, -1 / 39916800.0, 1 / 6227020800.0, -1 / 1307674368000.0, 1 / 355687428096000.0, 0);
        return Vector256.MultiplyAddEstimate(series * square, x, x);
    }

    /// <summary>c0 + c1 x + ... + c8 x^8, in pairs (Estrin 1960): what does not depend on each other is computed at the same time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(Vector256<double> x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8)
    {
        var square = x * x;
        var fourth = square * square;
        var lower = Vector256.MultiplyAddEstimate(Pair(x, c2, c3), square, Pair(x, c0, c1));
        var upper = Vector256.MultiplyAddEstimate(Pair(x, c6, c7), square, Pair(x, c4, c5));
        return Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(Vector256.Create(c8), fourth, upper), fourth, lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(Vector256<double> x, double constant, double factor) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(factor), x, Vector256.Create(constant));
}
