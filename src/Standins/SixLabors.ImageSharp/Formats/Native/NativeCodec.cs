using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Native;

/// <summary>Finds the two codec libraries by the names they have where people install them, and says so where they are not.</summary>
internal static class NativeCodec
{
    public const string Jpeg = "turbojpeg", Webp = "webp";

    private static readonly Dictionary<string, string[]> Files = new()
    {
        [Jpeg] = ["libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "turbojpeg.dll", "libturbojpeg.dll"],
        [Webp] = ["libwebp.so.7", "libwebp.so", "libwebp.so.6", "libwebp.7.dylib", "libwebp.dll", "webp.dll"],
    };

    private static readonly Dictionary<string, string> Packages = new() { [Jpeg] = "libturbojpeg0", [Webp] = "libwebp7" };

    private static readonly Dictionary<string, IntPtr> Loaded = Files.ToDictionary(entry => entry.Key, entry => Load(entry.Value));

#pragma warning disable CA2255 // names of native libraries must be known before the first call of any of them
    [ModuleInitializer]
    internal static void Initialize() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeCodec).Assembly, static (name, _, _) => Loaded.GetValueOrDefault(name));
#pragma warning restore CA2255

    /// <exception cref="NotSupportedException">The library is not on this computer.</exception>
    public static void Require(string library, string format)
    {
        if (Loaded[library] == IntPtr.Zero)
            throw new NotSupportedException($"{format} needs the library lib{library}, which is not on this computer: install it (on Debian and Ubuntu: apt-get install {Packages[library]}), or use a build with the standard package set");
    }

    private static IntPtr Load(string[] files)
    {
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory, out var handle))
                return handle;
        }

        return IntPtr.Zero;
    }
}
