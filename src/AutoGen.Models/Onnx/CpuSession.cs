using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>On the CPU, for all sizes.</summary>
internal sealed class CpuSession(InferenceSession session) : IGraphSession
{
    public IReadOnlyDictionary<string, Port> Inputs { get; } = Port.Of(session.InputMetadata);

    public IReadOnlyDictionary<string, Port> Outputs { get; } = Port.Of(session.OutputMetadata);

    public void Run(RunOptions options, GraphTensors inputs, GraphTensors outputs) => session.Run(options, inputs.Names, inputs.Values, outputs.Names, outputs.Values);

    public void Dispose() => session.Dispose();
}
