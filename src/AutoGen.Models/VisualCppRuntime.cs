using System.Runtime.InteropServices;
using AutoGen.Protocol;

namespace AutoGen.Models;

/// <summary>
/// What ONNX Runtime's library for Windows is linked against and Windows does not bring along. Without it Windows only says that "a module could not be found",
/// not which, so it is looked for by name before that.
/// </summary>
public static class VisualCppRuntime
{
    private static readonly string[] Libraries = ["vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_atomic_wait.dll"];

    /// <summary>What is missing of it; null where nothing is, and on other systems.</summary>
    public static Problem? Check() => OperatingSystem.IsWindows() ? Check(CanLoad) : null;

    internal static Problem? Check(Func<string, bool> canLoad)
    {
        var missing = Libraries.Where(library => !canLoad(library)).ToList();
        return missing.Count == 0 ? null : new Problem("visual-cpp-missing", $"The Visual C++ runtime is not installed, or is too old: {string.Join(", ", missing)} cannot be loaded. Networks cannot run without it.")
        {
            Value = string.Join(", ", missing),
            Remedy = "Install \"Microsoft Visual C++ v14 Redistributable (x64)\" from https://aka.ms/vc14/vc_redist.x64.exe, then start again.",
        };
    }

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
