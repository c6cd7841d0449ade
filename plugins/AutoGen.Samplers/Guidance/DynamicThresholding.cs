using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>Options of dynamic thresholding.</summary>
public sealed record DynamicThresholdingOptions : ScaleOptions
{
    /// <value>The scale whose range of values is kept, 0 to 100. Default 7. A scale up to it is left alone.</value>
    [Range(0.0, 100.0)]
    [Description("The scale whose range of values is kept; a scale up to it is left alone.")]
    public double MimicScale { get; init; } = 7;

    /// <value>Share of the values that are within the range before clipping, 0.5 to 1. Default 1: nothing is clipped, only scaled.</value>
    [Range(0.5, 1.0)]
    [Description("Share of the values that is not clipped.")]
    public double Percentile { get; init; } = 1;
}

/// <summary>
/// A high scale without its burnt colours: each channel of the guided x0 is clipped at a percentile (Saharia et al. 2022,
/// Imagen, section 2.3) and scaled into the range that a lower scale would have had ("mimic scale" of mcmonkey's
/// Dynamic Thresholding, MIT). Both are taken around the channel's mean, which stays.
/// </summary>
internal static class DynamicThresholding
{
    public static Latent Guide(GuidanceStep step, double scale, DynamicThresholdingOptions options)
    {
        if (scale <= options.MimicScale)
            return ShapedGuidance.ClassifierFree(step, scale);
        var (conditional, unconditional) = step.Both;
        var guided = ShapedGuidance.Extrapolate(conditional, unconditional, scale);
        var mimicked = ShapedGuidance.Extrapolate(conditional, unconditional, options.MimicScale);
        return Planes.Map(guided, mimicked, 1, (own, mimic, result) => Threshold(own, mimic, result, options.Percentile));
    }

    private static void Threshold(ReadOnlySpan<float> own, ReadOnlySpan<float> mimic, Span<float> result, double percentile)
    {
        var mean = Mean(own);
        var range = Distances(mimic, Mean(mimic))[^1];
        var limit = Math.Max(range, Quantile(Distances(own, mean), percentile));
        for (var index = 0; index < own.Length; index++)
            result[index] = (float)(mean + (limit == 0 ? 0 : Math.Clamp(own[index] - mean, -limit, limit) / limit * range));
    }

    /// <summary>Distances from the mean, ascending.</summary>
    private static double[] Distances(ReadOnlySpan<float> values, double mean)
    {
        var distances = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
            distances[index] = Math.Abs(values[index] - mean);
        Array.Sort(distances);
        return distances;
    }

    /// <summary>Linear between the two nearest, as numpy and torch do it.</summary>
    private static double Quantile(double[] ascending, double share)
    {
        var place = share * (ascending.Length - 1);
        var low = (int)place;
        return low + 1 < ascending.Length ? ascending[low] + ((place - low) * (ascending[low + 1] - ascending[low])) : ascending[^1];
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
