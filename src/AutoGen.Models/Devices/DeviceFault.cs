using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Models.Devices;

/// <summary>The problem of a device that is lost.</summary>
internal static class DeviceFault
{
    /// <summary>Null where an error is of another kind.</summary>
    /// <param name="device">Its name.</param>
    /// <param name="error">What ONNX Runtime or Windows says.</param>
    public static Problem? Of(string device, string error) => DeviceLoss.In(error) is not { } meaning ? null : new Problem(DeviceLoss.ProblemCode, $"The graphics device {device} was lost ({meaning}): {error}")
    {
        Value = device,
        Remedy = "The picture is tried again. Where it happens often: update the graphics driver, ask for smaller pictures, look at the card's cooling and power, or set the provider to cpu.",
    };
}
