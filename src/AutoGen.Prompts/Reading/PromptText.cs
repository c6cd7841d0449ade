using System.Globalization;
using System.Text;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Prompts.Reading;

/// <summary>Reads a text file that a person may have written with anything.</summary>
internal static class PromptText
{
    /// <summary>Bytes; some hundred thousand prompts. What is larger is not a prompt file but a mistake.</summary>
    public const long DefaultLimit = 16 * 1024 * 1024;

    private const char Replacement = '\uFFFD';
    private const int MostLinesNamed = 10;

    /// <summary>UTF-8, or UTF-16 by its byte order mark. Bytes that are no text are replaced, with a warning.</summary>
    public static Result<string> Read(string path, long limit)
    {
        if (Directory.Exists(path))
            return new Problem(ProblemCodes.PromptFileIsFolder, $"{Path.GetFileName(path)} is a folder, not a file.") { File = path, Remedy = "Put prompts into a file." };
        try
        {
            using var file = Patience.OfSystem.Take(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return Read(file, path, limit);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Problem(ProblemCodes.PromptFileMissing, $"There is no file {path}.") { File = path, Remedy = "Check the name, or put the file back." };
        }
        catch (IOException error) when (HeldFile.Is(error))
        {
            return HeldFile.Problem(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.PromptFileUnreadable, $"{path} cannot be read: {error.Message}") { File = path, Remedy = "Let this user read it, and close it in other programs." };
        }
    }

    /// <summary>The same for an open file, or for a pipe, whose length nobody knows.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Result<string> Read(Stream stream, string name, long limit)
    {
        if (stream.CanSeek && stream.Length > limit)
            return TooLarge(name, stream.Length, limit);
        var bytes = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var block = new byte[1 << 14];
        for (var count = stream.Read(block); count > 0; count = stream.Read(block))
        {
            bytes.Write(block, 0, count);
            if (bytes.Length > limit)
                return TooLarge(name, bytes.Length, limit);
        }

        return Decode(name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static Result<string> Decode(string path, ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            _ => (Encoding.UTF8, 0),
        };
        var text = encoding.GetString(bytes[mark..]);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
            return Binary(path, LineAt(text, nul));
        var lossless = encoding.GetByteCount(text) == bytes.Length - mark && encoding.GetBytes(text).AsSpan().SequenceEqual(bytes[mark..]);
        return lossless ? text : Result<string>.Ok(text, [Replaced(path, text, encoding)]);
    }

    private static Problem Replaced(string path, string text, Encoding encoding)
    {
        var lines = text.Split('\n').Select((line, index) => (Text: line, Number: index + 1))
            .Where(line => line.Text.Contains(Replacement, StringComparison.Ordinal)).Select(line => line.Number).ToList();
        var named = string.Join(", ", lines.Take(MostLinesNamed)) + (lines.Count > MostLinesNamed ? $" and {lines.Count - MostLinesNamed} more" : "");
        return new Problem(ProblemCodes.TextReplaced, $"Not all bytes are {encoding.WebName.ToUpperInvariant()} text; the others became {Replacement} on line {named}.")
        {
            File = path,
            Line = lines[0],
            Allowed = "UTF-8, or UTF-16 with a byte order mark",
            Remedy = "Save the file as UTF-8.",
        };
    }

    private static Problem TooLarge(string path, long length, long limit) =>
        new(ProblemCodes.PromptFileTooLarge, $"{Path.GetFileName(path)} has {Megabytes(length)} MB, too many for a prompt file; it was not read.")
        {
            File = path,
            Value = $"{Megabytes(length)} MB",
            Allowed = $"up to {Megabytes(limit)} MB",
            Remedy = "Split it into smaller files, or take it out of the watched folder if it holds no prompts.",
        };

    private static Problem Binary(string path, int line) =>
        new(ProblemCodes.PromptFileBinary, $"{Path.GetFileName(path)} is not a text: it holds NUL characters.")
        {
            File = path,
            Line = line,
            Allowed = "UTF-8, or UTF-16 with a byte order mark",
            Remedy = "Save it as UTF-8 text. If it was copied, copy it again: the copy may be incomplete.",
        };

    private static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.##", CultureInfo.InvariantCulture);
}
