using System.Text.Json;
using AutoGen.Protocol;

namespace AutoGen.Agent.Control;

/// <summary>JSON objects over a stream, one a line.</summary>
internal sealed class LineStream(Stream stream, int longestLine)
{
    private byte[] buffer = new byte[4096];
    private int start, end;

    public async Task WriteAsync<T>(T value, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, ProtocolJson.Options), (byte)'\n'];
        await stream.WriteAsync(line, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>The next line without its end, valid until the next read; null where the other side has ended.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = start;
        while (true)
        {
            var length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = buffer.AsMemory(start, searched + length - start);
                start = searched + length + 1;
                return line;
            }

            if (end - start > longestLine)
                throw new InvalidDataException($"A line is longer than {longestLine} bytes.");
            MakeRoom();
            searched = end;
            var count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (count == 0)
                return null; // half a line at the end is nothing
            end += count;
        }
    }

    private void MakeRoom()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }
}
