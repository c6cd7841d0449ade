namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The source pixels that one target pixel is mixed of, along one axis; weights sum to 1.</summary>
internal readonly record struct ResizeKernel(int First, float[] Weights)
{
    private const double Tolerance = 1e-8;

    /// <summary>Kernels for each of <paramref name="target"/> pixels that span <paramref name="source"/> pixels.</summary>
    public static ResizeKernel[] Create(IResampler sampler, int source, int target)
    {
        var ratio = (double)source / target;
        var scale = Math.Max(1, ratio);
        var radius = Math.Ceiling(scale * sampler.Radius - Tolerance);
        var kernels = new ResizeKernel[target];
        for (var i = 0; i < target; i++)
            kernels[i] = Around((i + 0.5) * ratio - 0.5, radius, scale, sampler, source);
        return kernels;
    }

    /// <summary>At the edges the kernel is cut and its rest made 1 again.</summary>
    private static ResizeKernel Around(double center, double radius, double scale, IResampler sampler, int source)
    {
        var first = Math.Max(0, (int)Math.Ceiling(center - radius - Tolerance));
        var last = Math.Min(source - 1, (int)Math.Floor(center + radius + Tolerance));
        var weights = new double[last - first + 1];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = sampler.GetValue((float)((first + i - center) / scale));
        var sum = weights.Sum();
        return new ResizeKernel(first, [.. weights.Select(weight => (float)(weight / sum))]);
    }
}
