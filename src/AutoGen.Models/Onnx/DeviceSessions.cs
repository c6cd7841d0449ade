using AutoGen.Models.Devices;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>
/// The sessions of a model's networks on a device: one for each network and size, as drivers compile for sizes. Those not used for the longest time
/// make room for others, in number and in the memory of the device.
/// </summary>
internal sealed class DeviceSessions(DirectMlDevice device)
{
    /// <summary>Sessions at a time: the four networks in three sizes.</summary>
    public const int Most = 12;

    // the one used last stands last
    private readonly List<Held> held = [];

    public GraphicsAdapter Adapter => device.Adapter!;

    /// <summary>The session for a size.</summary>
    /// <param name="path">Of the network.</param>
    /// <param name="size">Its free dimensions.</param>
    /// <param name="need">What it will take of the device's memory.</param>
    /// <exception cref="OnnxRuntimeException">The device does not take it.</exception>
    /// <exception cref="ModelFault">The device has not so much memory.</exception>
    public DeviceSession For(string path, FreeDimensions size, MemoryNeed need)
    {
        var index = held.FindIndex(item => item.Path == path && item.Size == size.ToString());
        var found = index >= 0 ? held[index] : new Held(path, size.ToString(), need.Total, Open(path, size, need));
        if (index >= 0)
            held.RemoveAt(index);
        held.Add(found);
        return found.Session;
    }

    /// <summary>Frees those of a network.</summary>
    public void Drop(string path)
    {
        foreach (var item in held.FindAll(item => item.Path == path))
            Drop(item);
    }

    private DeviceSession Open(string path, FreeDimensions size, MemoryNeed need)
    {
        if (Adapter.UsableBytes is > 0 and var usable)
        {
            if (need.Total > usable)
                throw new ModelFault(need.TooMuch(path, Adapter, usable)) { Transient = false };
            while (held.Sum(static item => item.Bytes) + need.Total > usable)
                Drop(held[0]);
        }

        if (held.Count == Most)
            Drop(held[0]);
        using var options = device.NewOptions();
        size.Fix(options);
        return new DeviceSession(new InferenceSession(path, options), device.Running);
    }

    private void Drop(Held item)
    {
        held.Remove(item);
        item.Session.Dispose();
    }

    private sealed record Held(string Path, string Size, long Bytes, DeviceSession Session);
}
