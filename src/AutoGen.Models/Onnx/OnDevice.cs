using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>How a network is on a device.</summary>
/// <param name="Header">What its file says.</param>
/// <param name="Sessions">Those of the model.</param>
/// <param name="Activations">Bytes that it takes while it computes, by what is put into it.</param>
/// <param name="FallBack">Opens it on the CPU, where the device does not take it.</param>
internal sealed record OnDevice(
    GraphHeader Header,
    DeviceSessions Sessions,
    Func<IReadOnlyList<(string Name, long[] Shape)>, long> Activations,
    Func<OnnxRuntimeException, CpuSession> FallBack);
