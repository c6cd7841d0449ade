using System.Diagnostics;
using AutoGen.Models.Devices;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>One loaded network.</summary>
/// <param name="path">Its file.</param>
/// <param name="session">Where it is loaded.</param>
/// <param name="clock">Adds up its runs.</param>
/// <param name="device">Where it computes; null: on the CPU.</param>
internal sealed class OnnxGraph(string path, InferenceSession session, RunClock clock, DirectMlDevice? device) : IDisposable
{
    private readonly RunOptions runOptions = new();

    public string Path { get; } = path;

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => session.OutputMetadata;

    /// <summary>One run into tensors that are there already.</summary>
    /// <exception cref="ModelFault">ONNX Runtime failed, or the device is lost.</exception>
    public void Run(GraphTensors inputs, GraphTensors outputs)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            device?.Running();
            session.Run(runOptions, inputs.Names, inputs.Values, outputs.Names, outputs.Values);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new ModelFault((device is null ? null : DeviceFault.Of($"{device.Adapter}", fault.Message)) ?? Failed(fault), fault);
        }
        finally
        {
            clock.Add(start);
        }
    }

    private Problem Failed(Exception fault) => new("model-run-failed", $"ONNX Runtime failed in the network: {fault.Message}")
    {
        File = Path,
        Remedy = "Try a smaller picture or the provider cpu; if that fails too, the model folder is damaged.",
    };

    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }
}
