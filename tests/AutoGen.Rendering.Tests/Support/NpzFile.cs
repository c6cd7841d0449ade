using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace AutoGen.Rendering.Tests.Support;

/// <summary>Reads numpy's .npz: a zip of .npy version 1 files, here little-endian float32 in C order.</summary>
internal static partial class NpzFile
{
    public static IReadOnlyDictionary<string, (int[] Shape, float[] Values)> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), ReadArray);
    }

    private static (int[] Shape, float[] Values) ReadArray(ZipArchiveEntry entry)
    {
        using var reader = new BinaryReader(entry.Open());
        reader.ReadBytes(8);
        var header = new string(reader.ReadChars(reader.ReadUInt16()));
        Assert.Contains("'descr': '<f4', 'fortran_order': False", header, StringComparison.Ordinal);
        var shape = Number().Matches(header[header.IndexOf('(')..]).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
        var bytes = reader.ReadBytes(4 * shape.Aggregate(1, (product, side) => product * side));
        return (shape, MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
