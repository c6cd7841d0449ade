namespace AutoGen.Protocol.Rendering;

/// <summary>Where ONNX Runtime computes.</summary>
public enum OnnxProvider
{
    /// <summary>DirectML where the loaded runtime has it, else the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>DirectML; the CPU with a warning where it is not there.</summary>
    DirectMl,
}
