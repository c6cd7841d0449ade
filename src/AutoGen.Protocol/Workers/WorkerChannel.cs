using System.Text.Json;
using AutoGen.Protocol.Pipes;

namespace AutoGen.Protocol.Workers;

/// <summary>
/// Messages over a stream, one JSON object a line. Any thread may send; one thread reads, and blocks while it does. A stream
/// whose other end is gone reads as ended, and swallows what is sent.
/// </summary>
public sealed class WorkerChannel(Stream stream, int longestLine = WorkerProtocol.LongestLine) : IDisposable
{
    private readonly Lock sending = new();
    private readonly LineBuffer lines = new(64 << 10, longestLine);

    /// <summary>Sends one message; false where nobody hears it any more.</summary>
    /// <typeparam name="T">The base type of the direction: <see cref="WorkerCommand"/> or <see cref="WorkerEvent"/>.</typeparam>
    public bool Send<T>(T message)
        where T : class
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Options), (byte)'\n'];
        try
        {
            lock (sending)
                stream.Write(line);
            return true;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The next message; null at the end.</summary>
    /// <exception cref="InvalidDataException">A line is too long, or is no message of this protocol.</exception>
    public T? Read<T>()
        where T : class
    {
        if (ReadLine() is not { } line)
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(line.Span, ProtocolJson.Options) ?? throw new InvalidDataException("A line holds null instead of a message.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"A line of {line.Length} bytes is no message of worker protocol {WorkerProtocol.Version}: {fault.Message}");
        }
    }

    public void Dispose() => stream.Dispose();

    private ReadOnlyMemory<byte>? ReadLine()
    {
        while (true)
        {
            if (lines.TakeLine() is { } line)
                return line;
            if (!Fill())
                return null; // half a line at the end is the last word of a process that died
        }
    }

    private bool Fill()
    {
        var room = lines.Room();
        try
        {
            var count = stream.Read(room.Span);
            lines.Added(count);
            return count > 0;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }
}
