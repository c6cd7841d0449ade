using AutoGen.Models.Devices;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Models;

/// <summary>How models are run.</summary>
public sealed record OnnxOptions
{
    /// <summary>Where to compute.</summary>
    /// <value>Default <see cref="OnnxProvider.Auto"/>.</value>
    public OnnxProvider Provider { get; init; }

    /// <summary>Threads that one network uses on the CPU.</summary>
    /// <value>0 (default) lets ONNX Runtime choose: one per physical core.</value>
    public int Threads { get; init; }

    /// <summary>Which graphics device DirectML uses.</summary>
    /// <value>Default <c>auto</c>; see <see cref="DeviceChoice"/>.</value>
    public string Device { get; init; } = DeviceChoice.Auto;

    /// <summary>A device that need not be looked for.</summary>
    internal DirectMlDevice? KnownDevice { get; init; }
}
