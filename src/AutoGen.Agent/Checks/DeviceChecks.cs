using System.Diagnostics;
using System.Runtime.Versioning;
using AutoGen.Agent.Configuration;
using AutoGen.Models.Devices;
using AutoGen.Models;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Checks;

/// <summary>The graphics devices of Windows, and whether the configured ones compute right.</summary>
internal static class DeviceChecks
{
    private const string Area = "devices";

    public static IEnumerable<Check> Run(AgentSettings settings)
    {
        if (!OperatingSystem.IsWindows())
            return [];
        return [Session(), .. Listed(), .. settings.Provider == OnnxProvider.Cpu || OnnxRuntimeInfo.Check() is not null ? [] : settings.Devices.Select(Checked)];
    }

    /// <summary>Services run in session 0, which has no display.</summary>
    [SupportedOSPlatform("windows")]
    private static Check Session()
    {
        using var process = Process.GetCurrentProcess();
        return new Check(Area, "session", CheckState.Ok, process.SessionId == 0
            ? "0, that of services; where the graphics card cannot be opened here, install with autogen service install --at-logon"
            : $"{process.SessionId}, that of a signed-in user");
    }

    private static IEnumerable<Check> Listed()
    {
        if (!GraphicsAdapters.List().TryGet(out var adapters, out var problems))
            return [new Check(Area, "list", CheckState.Warning, problems[0].Message) { Remedy = problems[0].Remedy }];
        return adapters.Select(static adapter => new Check(
            Area, $"{adapter}", CheckState.Ok, $"{Size.Text(adapter.DedicatedBytes)} of its own, {Size.Text(adapter.SharedBytes)} shared, {Size.Text(adapter.UsableBytes)} for AutoGen, LUID {adapter.Luid}"));
    }

    private static Check Checked(string device)
    {
        var found = DirectMlDevice.Of(device);
        if (found.Problem is { } problem)
            return new Check(Area, $"device {device}", CheckState.Warning, $"{problem.Message} The CPU is used.") { Remedy = problem.Remedy };
        return found.Refused.Count == 0
            ? new Check(Area, $"device {device}", CheckState.Ok, $"{found.Adapter}; computes right")
            : new Check(Area, $"device {device}", CheckState.Warning, $"{found.Adapter}; computes right, but refuses {string.Join("; ", found.Refused)}") { Remedy = "Update the graphics driver." };
    }
}
