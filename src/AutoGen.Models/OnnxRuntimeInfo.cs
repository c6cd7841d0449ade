using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models;

/// <summary>The ONNX Runtime that is loaded, for `autogen doctor`.</summary>
public static class OnnxRuntimeInfo
{
    internal const string DirectMl = "DmlExecutionProvider";

    /// <summary>For example <c>1.23.0</c>.</summary>
    public static string Version => OrtEnv.Instance().GetVersionString();

    /// <summary>Names of the execution providers that were built into it.</summary>
    public static IReadOnlyList<string> Providers => OrtEnv.Instance().GetAvailableProviders();

    /// <summary>Whether it can compute on DirectML, which only Windows has. False also where it cannot be loaded.</summary>
    public static bool HasDirectMl => OperatingSystem.IsWindows() && Check() is null && Providers.Contains(DirectMl);

    /// <summary>Why the native library cannot be loaded; null where it can. Version and providers throw in that case.</summary>
    public static Problem? Check()
    {
        if (VisualCppRuntime.Check() is { } missing)
            return missing;
        try
        {
            OrtEnv.Instance();
            return null;
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            return new("runtime-not-found", $"ONNX Runtime's native library cannot be loaded: {(fault.InnerException ?? fault).Message}")
            {
                Remedy = "Build or install again for this operating system and processor.",
            };
        }
    }
}
