using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Native;

/// <summary>The functions of libwebp that are used; the encoders return the size of the file, 0 where they fail.</summary>
internal static class WebpLibrary
{
    [DllImport(NativeCodec.Webp, EntryPoint = "WebPGetInfo")]
    public static extern int ReadHeader(byte[] file, UIntPtr length, out int width, out int height);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPDecodeRGBAInto")]
    public static extern IntPtr Decode(byte[] file, UIntPtr length, byte[] pixels, UIntPtr size, int stride);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPEncodeRGB")]
    public static extern UIntPtr EncodeRgb(byte[] pixels, int width, int height, int stride, float quality, out IntPtr file);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPEncodeRGBA")]
    public static extern UIntPtr EncodeRgba(byte[] pixels, int width, int height, int stride, float quality, out IntPtr file);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPEncodeLosslessRGB")]
    public static extern UIntPtr EncodeLosslessRgb(byte[] pixels, int width, int height, int stride, out IntPtr file);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPEncodeLosslessRGBA")]
    public static extern UIntPtr EncodeLosslessRgba(byte[] pixels, int width, int height, int stride, out IntPtr file);

    [DllImport(NativeCodec.Webp, EntryPoint = "WebPFree")]
    public static extern void Free(IntPtr file);
}
