using AutoGen.Abstractions;

namespace AutoGen.Samplers.Maths;

/// <summary>The last few values a multistep method looks back on, newest first.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class History<T>(int capacity)
{
    private readonly List<T> values = [];

    public int Count => values.Count;

    /// <summary>The value <paramref name="age"/> steps ago; 0 is the newest.</summary>
    public T this[int age]
    {
        get => values[age];
        set => values[age] = value;
    }

    public void Add(T value)
    {
        values.Insert(0, value);
        if (values.Count > capacity)
            values.RemoveAt(capacity);
    }

    public T[] Newest(int count) => [.. values.Take(count)];
}

/// <summary>Sums over a history of latents.</summary>
internal static class HistorySums
{
    /// <summary>weights[0] * newest + weights[1] * the one before + ...</summary>
    public static Latent Weighted(this History<Latent> history, ReadOnlySpan<double> weights)
    {
        var sum = history[0] * weights[0];
        for (var age = 1; age < weights.Length; age++)
            sum += history[age] * weights[age];
        return sum;
    }
}
