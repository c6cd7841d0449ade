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
    public static Latent operator +(Latent left, Latent right) => Combine(left, right, static (a, b) => a + b, static (a, b) => a + b);

    /// <summary>Element by element. Shapes must be equal.</summary>
    public static Latent operator -(Latent left, Latent right) => Combine(left, right, static (a, b) => a - b, static (a, b) => a - b);

    /// <summary>Every element times <paramref name="factor"/>, which is rounded to float32 first.</summary>
    public static Latent operator *(Latent latent, double factor)
    {
        var result = new float[latent.values.Length];
        var scale = (float)factor;
        var wide = new Vector<float>(scale);
        var index = 0;
        for (; index <= result.Length - Vector<float>.Count; index += Vector<float>.Count)
            (new Vector<float>(latent.values, index) * wide).CopyTo(result, index);
        for (; index < result.Length; index++)
            result[index] = latent.values[index] * scale;
        return new Latent(latent.Shape, result);
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
        var result = new float[values.Length];
        for (var index = 0; index < result.Length; index++)
            result[index] = function(values[index]);
        return new Latent(Shape, result);
    }

    /// <summary><paramref name="function"/> of every pair of elements. Shapes must be equal.</summary>
    public Latent Zip(Latent other, Func<float, float, float> function)
    {
        RequireSameShape(this, other);
        var result = new float[values.Length];
        for (var index = 0; index < result.Length; index++)
            result[index] = function(values[index], other.values[index]);
        return new Latent(Shape, result);
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

    private static Latent Combine(Latent left, Latent right, Func<Vector<float>, Vector<float>, Vector<float>> wide, Func<float, float, float> single)
    {
        RequireSameShape(left, right);
        var result = new float[left.values.Length];
        var index = 0;
        for (; index <= result.Length - Vector<float>.Count; index += Vector<float>.Count)
            wide(new Vector<float>(left.values, index), new Vector<float>(right.values, index)).CopyTo(result, index);
        for (; index < result.Length; index++)
            result[index] = single(left.values[index], right.values[index]);
        return new Latent(left.Shape, result);
    }

    private static void RequireSameShape(Latent left, Latent right)
    {
        if (left.Shape != right.Shape)
            throw new ArgumentException($"Latents of {left.Shape} and {right.Shape} cannot be combined.");
    }
}
