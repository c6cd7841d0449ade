using System.Text.Json;
using AutoGen.Protocol;
using AutoGen.Protocol.Pipes;

namespace AutoGen.Agent.Control;

/// <summary>JSON objects over a stream, one a line.</summary>
internal sealed class LineStream(Stream stream, int longestLine)
{
    private readonly LineBuffer lines = new(4096, longestLine);

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
        while (true)
        {
            if (lines.TakeLine() is { } line)
                return line;
            var count = await stream.ReadAsync(lines.Room(), cancellationToken);
            if (count == 0)
                return null; // half a line at the end is nothing
            lines.Added(count);
        }
    }
}
