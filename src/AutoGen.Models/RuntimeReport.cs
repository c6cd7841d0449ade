using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models;

/// <summary>The ONNX Runtime that was found: its version and where it can compute.</summary>
/// <param name="Version">For example <c>1.23.0</c>.</param>
/// <param name="Providers">Its execution providers by ONNX Runtime's names, best first.</param>
public sealed record RuntimeReport(string Version, IReadOnlyList<string> Providers)
{
    /// <summary>Asks the native library; a problem where there is none for this system.</summary>
    public static Result<RuntimeReport> Read()
    {
        try
        {
            var environment = OrtEnv.Instance();
            return new RuntimeReport(environment.GetVersionString(), environment.GetAvailableProviders());
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            return new Problem("runtime-not-found", $"ONNX Runtime's native library cannot be loaded: {(fault.InnerException ?? fault).Message}")
            {
                Remedy = "Build or install again for this operating system and processor; on Windows install the Visual C++ runtime.",
            };
        }
    }
}
