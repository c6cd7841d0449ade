using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AutoGen.Protocol;

namespace AutoGen.Models.Devices;

/// <summary>The graphics devices of this machine.</summary>
public static class GraphicsAdapters
{
    /// <summary>All of them, in the order of DXGI; none on other systems than Windows. A problem where Windows cannot list them, as without a display or a driver.</summary>
    public static Result<IReadOnlyList<GraphicsAdapter>> List() => OperatingSystem.IsWindows() ? Enumerate() : Found([]);

    [SupportedOSPlatform("windows")]
    private static Result<IReadOnlyList<GraphicsAdapter>> Enumerate()
    {
        var error = Dxgi.CreateDXGIFactory1(Dxgi.FactoryId, out var factory);
        if (error < 0 || factory is null)
            return Unlisted(error);
        var adapters = new List<GraphicsAdapter>();
        for (var index = 0u; (error = factory.EnumAdapters1(index, out var adapter)) >= 0; index++)
        {
            if ((error = adapter!.GetDesc1(out var description)) < 0)
                return Unlisted(error);
            adapters.Add(Of((int)index, description) with { BudgetBytes = BudgetOf(adapter) });
            Marshal.ReleaseComObject(adapter);
        }

        Marshal.ReleaseComObject(factory);
        return error == Dxgi.NotFound ? Found(adapters) : Unlisted(error);
    }

    /// <summary>Windows 10 and later say it.</summary>
    [SupportedOSPlatform("windows")]
    private static long? BudgetOf(Dxgi.IAdapter1 adapter) =>
        adapter is Dxgi.IAdapter3 newer && newer.QueryVideoMemoryInfo(0, Dxgi.LocalMemory, out var memory) >= 0 && memory.Budget > 0 ? (long)memory.Budget : null;

    [SupportedOSPlatform("windows")]
    private static GraphicsAdapter Of(int index, in Dxgi.Description description) => new(
        index,
        description.Name,
        (long)description.DedicatedVideoMemory,
        (long)description.SharedSystemMemory,
        $"{description.LuidHigh:x}:{description.LuidLow:x}",
        (description.Flags & Dxgi.SoftwareFlag) != 0);

    private static Result<IReadOnlyList<GraphicsAdapter>> Found(IReadOnlyList<GraphicsAdapter> adapters) => Result<IReadOnlyList<GraphicsAdapter>>.Ok(adapters, []);

    private static Problem Unlisted(int error) => DeviceFault.Of("of this machine", $"{error:X8}") ?? new("devices-not-listed", $"Windows cannot list its graphics devices (error {error:X8}).")
    {
        Value = $"{error:X8}",
        Remedy = "Install the driver of the graphics card. A service has no display on some machines: install with --at-logon then.",
    };
}
