using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The Exif block of a file: a TIFF header and directories. Only whole numbers of 16 bits in the first directory are read.</summary>
public sealed class ExifProfile
{
    private const ushort ShortType = 3;
    private const int EntryLength = 12;
    private readonly byte[] data;

    public ExifProfile(byte[]? data) => this.data = data ?? [];

    public byte[]? ToByteArray() => data;

    public bool TryGetValue<TValueType>(ExifTag<TValueType> tag, [NotNullWhen(true)] out IExifValue<TValueType>? exifValue)
    {
        exifValue = Find(tag.Number) is { } position && (object)Read16(position) is TValueType value ? new Short<TValueType>(value) : null;
        return exifValue is not null;
    }

    public void SetValue<TValueType>(ExifTag<TValueType> tag, TValueType value)
    {
        if (Find(tag.Number) is not { } position || value is not ushort number)
            throw new NotSupportedException("The ImageSharp stand-in changes values of Exif profiles, and adds none.");
        Write16(position, number);
    }

    public ExifProfile DeepClone() => new([.. data]);

    private bool IsBigEndian => data.AsSpan().StartsWith("MM"u8);

    /// <summary>Where the value of a tag stands; null where it does not, or the block is damaged.</summary>
    private int? Find(ushort tag)
    {
        if (data.Length < 8 || !(IsBigEndian || data.AsSpan().StartsWith("II"u8)))
            return null;
        var directory = IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4)) : BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(4));
        if (directory > data.Length - 2)
            return null;
        var first = (int)directory + 2;
        for (var entry = first; entry + EntryLength <= data.Length && entry < first + (Read16((int)directory) * EntryLength); entry += EntryLength)
        {
            if (Read16(entry) == tag && Read16(entry + 2) == ShortType)
                return entry + 8;
        }

        return null;
    }

    private ushort Read16(int position) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(position)) : BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(position));

    private void Write16(int position, ushort value)
    {
        if (IsBigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(position), value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(position), value);
    }

    private sealed class Short<T>(T value) : IExifValue<T>
    {
        public T? Value { get; set; } = value;

        public object? GetValue() => Value;
    }
}
