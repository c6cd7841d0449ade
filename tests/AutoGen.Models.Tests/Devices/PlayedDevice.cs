using AutoGen.Models.Devices;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Tests.Devices;

/// <summary>A device that plays by DirectML's rules and computes on the CPU.</summary>
internal sealed class PlayedDevice
{
    /// <summary>Sessions that were opened on it.</summary>
    public int Opened { get; private set; }

    /// <summary>Runs of networks on it.</summary>
    public int Runs { get; private set; }

    /// <summary>What ONNX Runtime says when the session of this number, from 1, is opened.</summary>
    public (int Session, string Words)? Refusal { get; set; }

    /// <summary>What it says when it runs next.</summary>
    public string? Fault { get; set; }

    public long Megabytes { get; init; } = 8192;

    public DiffusionModel Load(string folder) => TryLoad(folder).Value!;

    public Protocol.Result<DiffusionModel> TryLoad(string folder) => DiffusionModel.Load(folder, Options);

    public OnnxOptions Options => new() { Threads = 1, KnownDevice = Device };

    private DirectMlDevice Device => DirectMlDevice.On(new GraphicsAdapter(1, "Card", Megabytes << 20, 0, "0:1", Software: false) { BudgetBytes = Megabytes << 20 }) with
    {
        Choose = (options, _) => Choose(options),
        Running = Run,
    };

    private void Choose(SessionOptions options)
    {
        Assert.False(options.EnableMemoryPattern);
        Assert.Equal(ExecutionMode.ORT_SEQUENTIAL, options.ExecutionMode);
        options.IntraOpNumThreads = 1;
        Opened++;
        if (Refusal is { } refusal && Opened >= refusal.Session)
            DeviceRehearsal.Fail(refusal.Words);
    }

    private void Run()
    {
        Runs++;
        if (Fault is { } words)
            DeviceRehearsal.Fail(words);
    }
}
