using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Native;

/// <summary>The functions of libturbojpeg (2.0 and later) that are used.</summary>
internal static class TurboJpeg
{
    public const int PixelsRgb = 0, PixelsCmyk = 11;
    public const int Sampling444 = 0, Sampling420 = 2;
    public const int ColoursCmyk = 3, ColoursYcck = 4;
    public const int AccurateTransform = 4096, LimitScans = 32768;

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjInitDecompress")]
    public static extern IntPtr StartDecompress();

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjInitCompress")]
    public static extern IntPtr StartCompress();

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjDestroy")]
    public static extern int Destroy(IntPtr handle);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjFree")]
    public static extern void Free(IntPtr buffer);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjDecompressHeader3")]
    public static extern int ReadHeader(IntPtr handle, byte[] file, CULong length, out int width, out int height, out int sampling, out int colours);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjDecompress2")]
    public static extern int Decompress(IntPtr handle, byte[] file, CULong length, byte[] pixels, int width, int pitch, int height, int format, int flags);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjCompress2")]
    public static extern int Compress(IntPtr handle, byte[] pixels, int width, int pitch, int height, int format, ref IntPtr file, ref CULong length, int sampling, int quality, int flags);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjGetErrorStr2")]
    private static extern IntPtr GetError(IntPtr handle);

    [DllImport(NativeCodec.Jpeg, EntryPoint = "tjGetErrorCode")]
    private static extern int GetErrorCode(IntPtr handle);

    public static string Error(IntPtr handle) => Marshal.PtrToStringUTF8(GetError(handle)) ?? "unknown fault";

    /// <summary>Whether the last fault was one that pixels come in spite of.</summary>
    public static bool IsWarning(IntPtr handle) => GetErrorCode(handle) == 0;
}
