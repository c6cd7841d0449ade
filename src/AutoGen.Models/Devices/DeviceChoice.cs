using System.Globalization;
using AutoGen.Protocol;

namespace AutoGen.Models.Devices;

/// <summary>Which graphics device a configuration means.</summary>
public static class DeviceChoice
{
    /// <summary>The value that leaves the choice to AutoGen.</summary>
    public const string Auto = "auto";

    /// <summary>
    /// <c>auto</c>: the one with the most memory of its own, never a software one. A number: its place in the list. Else the one whose
    /// name contains the text, whatever its case.
    /// </summary>
    public static Result<GraphicsAdapter> Of(string device, IReadOnlyList<GraphicsAdapter> adapters)
    {
        var chosen = string.Equals(device, Auto, StringComparison.OrdinalIgnoreCase)
            ? adapters.Where(static adapter => !adapter.Software).MaxBy(static adapter => adapter.DedicatedBytes)
            : int.TryParse(device, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? adapters.FirstOrDefault(adapter => adapter.Index == index)
                : adapters.FirstOrDefault(adapter => adapter.Name.Contains(device, StringComparison.OrdinalIgnoreCase));
        return chosen is null ? NotFound(device, adapters) : chosen;
    }

    private static Problem NotFound(string device, IReadOnlyList<GraphicsAdapter> adapters) => new("device-not-found", $"There is no graphics device '{device}'.")
    {
        Key = "device",
        Value = device,
        Allowed = adapters.Count == 0 ? "auto" : $"auto, or one of {string.Join("; ", adapters)} by number or part of its name",
        Remedy = adapters.Any(static adapter => !adapter.Software) ? "autogen doctor lists the devices." : "Install the driver of the graphics card; the CPU is used meanwhile.",
    };
}
