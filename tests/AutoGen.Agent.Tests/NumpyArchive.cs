using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AutoGen.Agent.Tests;

/// <summary>Float32 arrays of an .npz file.</summary>
internal sealed class NumpyArchive(string path)
{
    public float[] Read(string name)
    {
        using var archive = ZipFile.OpenRead(path);
        using var entry = archive.GetEntry(name + ".npy")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        var content = bytes.ToArray();
        var header = BitConverter.ToUInt16(content, 8);
        return MemoryMarshal.Cast<byte, float>(content.AsSpan(10 + header)).ToArray();
    }
}
