using System.Text;

namespace AutoGen.Automation.Workers;

/// <summary>Cuts a stream of anything into lines that may be shown: bounded in length, without control characters.</summary>
internal sealed class OutputLines(Action<string> take)
{
    /// <summary>Bytes of a line that are kept.</summary>
    public const int Longest = 1000;

    private readonly byte[] line = new byte[Longest];
    private int length;
    private bool cut;

    /// <summary>Until the stream ends.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var chunk = new byte[16 << 10];
        try
        {
            while (await stream.ReadAsync(chunk) is > 0 and var count)
                Add(chunk.AsSpan(0, count));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // the process is gone: what it said before counts
        }

        if (length > 0)
            End();
    }

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            var room = Math.Min(part.Length, Longest - length);
            part[..room].CopyTo(line.AsSpan(length));
            length += room;
            cut |= room < part.Length;
            if (end < 0)
                return;
            End();
            bytes = bytes[(end + 1)..];
        }
    }

    private void End()
    {
        var text = Encoding.UTF8.GetString(line, 0, length).TrimEnd('\r');
        take(string.Concat(text.Select(static letter => char.IsControl(letter) && letter != '\t' ? '\uFFFD' : letter)) + (cut ? " ..." : ""));
        (length, cut) = (0, false);
    }
}
