using System.Diagnostics;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>One loaded network: on the CPU, or on a device until that refuses it.</summary>
internal sealed class OnnxGraph : IDisposable
{
    private readonly RunOptions runOptions = new();
    private readonly RunClock clock;
    private readonly OnDevice? device;
    private CpuSession? cpu;

    public OnnxGraph(string path, CpuSession session, RunClock clock) =>
        (Path, cpu, this.clock, Inputs, Outputs) = (path, session, clock, session.Inputs, session.Outputs);

    public OnnxGraph(string path, OnDevice device, RunClock clock) =>
        (Path, this.device, this.clock, Inputs, Outputs) = (path, device, clock, device.Header.Inputs, device.Header.Outputs);

    public string Path { get; }

    public bool IsOnDevice => cpu is null;

    public IReadOnlyDictionary<string, Port> Inputs { get; }

    public IReadOnlyDictionary<string, Port> Outputs { get; }

    /// <summary>On a device, loads the network for what is put into it most likely: what a device does not take is found out before a render has begun.</summary>
    /// <exception cref="ModelFault">The device is lost or too small, or the CPU does not take the network either.</exception>
    public void Prepare(params IReadOnlyList<(string Name, long[] Shape)> inputs) => SessionFor(inputs);

    /// <summary>One run into tensors that are there already.</summary>
    /// <exception cref="ModelFault">ONNX Runtime failed, or the device is lost or too small.</exception>
    public void Run(GraphTensors inputs, GraphTensors outputs)
    {
        var session = SessionFor(inputs.Shapes);
        var start = Stopwatch.GetTimestamp();
        try
        {
            Run(session, inputs, outputs);
        }
        catch (OnnxRuntimeException fault)
        {
            throw new ModelFault(Failed(fault), fault);
        }
        finally
        {
            clock.Add(start);
        }
    }

    public void Dispose()
    {
        runOptions.Dispose();
        cpu?.Dispose();
        device?.Sessions.Drop(Path);
    }

    private void Run(IGraphSession session, GraphTensors inputs, GraphTensors outputs)
    {
        try
        {
            session.Run(runOptions, inputs, outputs);
        }
        catch (OnnxRuntimeException fault) when (cpu is null)
        {
            FallBack(fault).Run(runOptions, inputs, outputs); // all of them lie in the computer's memory
        }
    }

    private IGraphSession SessionFor(IReadOnlyList<(string Name, long[] Shape)> inputs)
    {
        if (cpu is not null)
            return cpu;
        try
        {
            return device!.Sessions.For(Path, new FreeDimensions(Inputs, inputs), new MemoryNeed(device.Header.Bytes, device.Activations(inputs)));
        }
        catch (OnnxRuntimeException fault)
        {
            return FallBack(fault);
        }
    }

    private CpuSession FallBack(OnnxRuntimeException fault)
    {
        cpu = device!.FallBack(fault);
        device.Sessions.Drop(Path);
        return cpu;
    }

    private Problem Failed(Exception fault) => new("model-run-failed", $"ONNX Runtime failed in the network: {fault.Message}")
    {
        File = Path,
        Remedy = "Try a smaller picture or the provider cpu; if that fails too, the model folder is damaged.",
    };
}
