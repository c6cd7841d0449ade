namespace AutoGen.Protocol.Pipes;

/// <summary>Cuts what comes in from a stream into lines of bounded length.</summary>
/// <param name="size">Bytes to begin with.</param>
/// <param name="longestLine">Bytes of a line that are still kept.</param>
public sealed class LineBuffer(int size, int longestLine)
{
    private byte[] buffer = new byte[size];
    private int start, searched, end;

    /// <summary>The next whole line without its end, valid until <see cref="Room"/> is called; null where there is none yet.</summary>
    public ReadOnlyMemory<byte>? TakeLine()
    {
        var length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
        if (length < 0)
        {
            searched = end;
            return null;
        }

        var line = buffer.AsMemory(start, searched + length - start);
        start = searched = searched + length + 1;
        return line;
    }

    /// <summary>Where the next bytes may be put; <see cref="Added"/> tells how many were.</summary>
    /// <exception cref="InvalidDataException">The unfinished line is too long.</exception>
    public Memory<byte> Room()
    {
        var unfinished = end - start;
        if (unfinished > longestLine)
            throw new InvalidDataException($"A line is longer than {longestLine} bytes.");
        if (start > 0)
            buffer.AsSpan(start, unfinished).CopyTo(buffer);
        (start, searched, end) = (0, searched - start, unfinished);
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        return buffer.AsMemory(end);
    }

    public void Added(int count) => end += count;
}
