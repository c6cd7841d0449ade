using System.Runtime.InteropServices;
using AutoGen.Models;

namespace AutoGen.Agent.Checks;

/// <summary>The machine and the runtimes.</summary>
internal static class RuntimeChecks
{
    private const string Area = "runtime";
    private const long LittleMemory = 2L << 30;

    public static IEnumerable<Check> Run()
    {
        yield return new Check(Area, "autogen", CheckState.Ok, CommandLine.Version);
        yield return new Check(Area, "system", CheckState.Ok, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        yield return new Check(Area, ".NET", CheckState.Ok, RuntimeInformation.FrameworkDescription);
        yield return new Check(Area, "processors", CheckState.Ok, $"{Environment.ProcessorCount}");
        yield return Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        foreach (var check in OnnxRuntime())
            yield return check;
    }

    internal static Check Memory(long bytes) => bytes < LittleMemory
        ? new Check(Area, "memory", CheckState.Warning, Size.Text(bytes)) { Remedy = "Models of Stable Diffusion 1.5's size need 4 GB or more; pocket works." }
        : new Check(Area, "memory", CheckState.Ok, Size.Text(bytes));

    private static IEnumerable<Check> OnnxRuntime() => OnnxRuntimeInfo.Check() is { } problem
        ? [new Check(Area, "ONNX Runtime", CheckState.Error, problem.Message) { Remedy = problem.Remedy }]
        : [new Check(Area, "ONNX Runtime", CheckState.Ok, OnnxRuntimeInfo.Version), Providers(OnnxRuntimeInfo.Providers)];

    private static Check Providers(IReadOnlyList<string> providers)
    {
        var names = string.Join(", ", providers.Select(static provider => provider.Replace("ExecutionProvider", "", StringComparison.Ordinal)));
        return OperatingSystem.IsWindows() && !OnnxRuntimeInfo.HasDirectMl
            ? new Check(Area, "providers", CheckState.Warning, names) { Remedy = "DirectML is not there, so the graphics card is not used. Build with the DirectML package." }
            : new Check(Area, "providers", CheckState.Ok, names);
    }
}
