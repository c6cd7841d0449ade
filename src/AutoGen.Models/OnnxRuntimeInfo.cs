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

    /// <summary>Whether it can compute on DirectML.</summary>
    public static bool HasDirectMl => Providers.Contains(DirectMl);
}
