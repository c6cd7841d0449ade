namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A kernel that weighs neighbouring pixels.</summary>
public interface IResampler
{
    /// <summary>Beyond this distance the weight is 0.</summary>
    float Radius { get; }

    /// <summary>The weight at a distance, in pixels of the coarser grid.</summary>
    float GetValue(float x);
}
