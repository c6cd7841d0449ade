using System.Numerics;

namespace AutoGen.Abstractions;

/// <summary>
/// A tensor in latent space: float32, N x C x H x W, row-major. It has the semantics of a value: no operation changes
/// it, operators return a new one.
/// </summary>
public sealed class Latent
{
    private readonly float[] values;

    private Latent(LatentShape shape, float[] values)
    {
        Shape = shape;
        this.values = values;
    }

    /// <summary>N x C x H x W.</summary>
    public LatentShape Shape { get; }

    /// <summary>The numbers, row-major (W fastest).</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>All zeros.</summary>
    public static Latent Zeros(LatentShape shape) => new(shape, new float[shape.Length]);

    /// <summary>A copy of <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">The number of values is not that of the shape.</exception>
    public static Latent From(LatentShape shape, ReadOnlySpan<float> values)
    {
        if (values.Length != shape.Length)
            throw new ArgumentException($"{values.Length} values do not fill a latent of {shape} = {shape.Length}.", nameof(values));
        return new Latent(shape, values.ToArray());
    }

    /// <summary>A new latent that <paramref name="fill"/> writes once, without a copy.</summary>
    public static Latent Create<TState>(LatentShape shape, TState state, System.Buffers.SpanAction<float, TState> fill)
    {
        var values = new float[shape.Length];
        fill(values, state);
        return new Latent(shape, values);
    }

    /// <summary>Element by element. Shapes must be equal.</summary>
    public static Latent operator +(Latent left, Latent right) => Combine<Sum>(left, right);

    /// <summary>Element by element. Shapes must be equal.</summary>
    public static Latent operator -(Latent left, Latent right) => Combine<Difference>(left, right);

    /// <summary>Every element times <paramref name="factor"/>, which is rounded to float32 first.</summary>
    public static Latent operator *(Latent latent, double factor)
    {
        var result = New(latent.Shape);
        var scale = (float)factor;
        var index = 0;
        for (; index <= result.values.Length - Vector<float>.Count; index += Vector<float>.Count)
            (new Vector<float>(latent.values, index) * scale).CopyTo(result.values, index);
        for (; index < result.values.Length; index++)
            result.values[index] = latent.values[index] * scale;
        return result;
    }

    /// <inheritdoc cref="op_Multiply(Latent, double)"/>
    public static Latent operator *(double factor, Latent latent) => latent * factor;

    /// <summary>Every element times 1 / <paramref name="divisor"/>.</summary>
    public static Latent operator /(Latent latent, double divisor) => latent * (1 / divisor);

    /// <summary>Every element with its sign turned.</summary>
    public static Latent operator -(Latent latent) => latent * -1;

    /// <summary><paramref name="function"/> of every element.</summary>
    public Latent Map(Func<float, float> function)
    {
        var result = New(Shape);
        for (var index = 0; index < values.Length; index++)
            result.values[index] = function(values[index]);
        return result;
    }

    /// <summary><paramref name="function"/> of every pair of elements. Shapes must be equal.</summary>
    public Latent Zip(Latent other, Func<float, float, float> function)
    {
        var result = New(this, other);
        for (var index = 0; index < values.Length; index++)
            result.values[index] = function(values[index], other.values[index]);
        return result;
    }

    /// <summary>The Euclidean norm over all elements, summed in double.</summary>
    public double Norm()
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += (double)value * value;
        return Math.Sqrt(sum);
    }

    /// <summary>Whether no element is NaN or infinite.</summary>
    public bool IsFinite()
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }

    private static Latent Combine<TOperation>(Latent left, Latent right)
        where TOperation : struct, IOperation
    {
        var result = New(left, right);
        var index = 0;
        for (; index <= result.values.Length - Vector<float>.Count; index += Vector<float>.Count)
            TOperation.Apply(new Vector<float>(left.values, index), new Vector<float>(right.values, index)).CopyTo(result.values, index);
        for (; index < result.values.Length; index++)
            result.values[index] = TOperation.Apply(new Vector<float>(left.values[index]), new Vector<float>(right.values[index]))[0];
        return result;
    }

    /// <summary>A latent whose every element the caller writes; not cleared first.</summary>
    private static Latent New(LatentShape shape) => new(shape, GC.AllocateUninitializedArray<float>(shape.Length));

    private static Latent New(Latent left, Latent right)
    {
        RequireSameShape(left, right);
        return New(left.Shape);
    }

    private static void RequireSameShape(Latent left, Latent right)
    {
        if (left.Shape != right.Shape)
            throw new ArgumentException($"Latents of {left.Shape} and {right.Shape} cannot be combined.");
    }

    // A type parameter and not a delegate, so that the loop above is compiled once per operation, without a call inside.
    private interface IOperation
    {
        static abstract Vector<float> Apply(Vector<float> left, Vector<float> right);
    }

    private readonly struct Sum : IOperation
    {
        public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left + right;
    }

    private readonly struct Difference : IOperation
    {
        public static Vector<float> Apply(Vector<float> left, Vector<float> right) => left - right;
    }
}
