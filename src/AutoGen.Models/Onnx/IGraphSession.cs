using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>A network loaded into ONNX Runtime.</summary>
internal interface IGraphSession : IDisposable
{
    /// <summary>One run into tensors that are there already.</summary>
    /// <exception cref="OnnxRuntimeException">It failed.</exception>
    void Run(RunOptions options, GraphTensors inputs, GraphTensors outputs);
}
