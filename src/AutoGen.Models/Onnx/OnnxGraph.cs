using System.Diagnostics;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>One loaded network.</summary>
internal sealed class OnnxGraph(string path, InferenceSession session, RunClock clock) : IDisposable
{
    private readonly RunOptions runOptions = new();

    public string Path { get; } = path;

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => session.OutputMetadata;

    /// <summary>One run into tensors that are there already.</summary>
    /// <exception cref="ModelFault">ONNX Runtime failed.</exception>
    public void Run(GraphTensors inputs, GraphTensors outputs)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            session.Run(runOptions, inputs.Names, inputs.Values, outputs.Names, outputs.Values);
        }
        catch (OnnxRuntimeException fault)
        {
            var problem = new Problem("model-run-failed", $"ONNX Runtime failed in the network: {fault.Message}")
            {
                File = Path,
                Remedy = "Try a smaller picture or the provider cpu; if that fails too, the model folder is damaged.",
            };
            throw new ModelFault(problem, fault);
        }
        finally
        {
            clock.Add(start);
        }
    }

    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }
}
