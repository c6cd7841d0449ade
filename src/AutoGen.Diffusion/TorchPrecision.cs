namespace AutoGen.Diffusion;

/// <summary>The types torch draws normal numbers in. Each is another picture, not a rounded one.</summary>
public enum TorchPrecision
{
    /// <summary><c>float32</c>, in which all tools draw their noise unless told otherwise.</summary>
    Single,

    /// <summary><c>float64</c>.</summary>
    Double,

    /// <summary><c>float16</c>.</summary>
    Half,

    /// <summary><c>bfloat16</c>.</summary>
    Brain,
}
