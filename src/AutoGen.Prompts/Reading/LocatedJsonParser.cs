using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Protocol;

namespace AutoGen.Prompts.Reading;

/// <summary>Parses JSON with comments and trailing commas.</summary>
public sealed class LocatedJsonParser
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] bytes;
    private readonly string? file;
    private long countedTo;
    private int line = 1;

    private LocatedJsonParser(string text, string? file) => (bytes, this.file) = (Encoding.UTF8.GetBytes(text), file);

    /// <summary>The tree, or the first syntax error.</summary>
    public static Result<LocatedJson> Parse(string text, string? file) => new LocatedJsonParser(text, file).Parse();

    private Result<LocatedJson> Parse()
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, Lenient);
            reader.Read();
            var root = Value(ref reader);
            // Only reading on shows what follows the root; an end of text makes it false
            reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            return SyntaxProblem(error);
        }
        catch (InvalidOperationException)
        {
            // GetString of an escape such as \ud800 that is half a character
            return new Problem(ProblemCodes.JsonSyntax, "A \\u escape is half a character.")
            {
                File = file,
                Line = line,
                Remedy = "Write the character itself, or both of its \\u escapes.",
            };
        }
    }

    private LocatedJson Value(ref Utf8JsonReader reader)
    {
        var at = LineOf(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref reader, at),
            JsonTokenType.StartArray => List(ref reader, at),
            JsonTokenType.String => new LocatedJson.Item(at, JsonValue.Create(reader.GetString())),
            _ => new LocatedJson.Item(at, JsonNode.Parse(reader.ValueSpan)),
        };
    }

    private LocatedJson.List List(ref Utf8JsonReader reader, int at)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return new LocatedJson.List(at, items);
    }

    private LocatedJson.Map Map(ref Utf8JsonReader reader, int at)
    {
        var properties = new List<LocatedJson.Property>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var keyLine = LineOf(ref reader);
            var name = reader.GetString()!;
            reader.Read();
            properties.Add(new LocatedJson.Property(name, keyLine, Value(ref reader)));
        }

        return new LocatedJson.Map(at, properties);
    }

    private int LineOf(ref Utf8JsonReader reader)
    {
        line += bytes.AsSpan((int)countedTo, (int)(reader.TokenStartIndex - countedTo)).Count((byte)'\n');
        countedTo = reader.TokenStartIndex;
        return line;
    }

    private Problem SyntaxProblem(JsonException error)
    {
        var column = Column((int)(error.LineNumber ?? 0), (int)(error.BytePositionInLine ?? 0));
        return new Problem(ProblemCodes.JsonSyntax, $"This is not JSON at column {column}: {JsonSyntax.Explain(error)}")
        {
            File = file,
            Line = (int)(error.LineNumber ?? 0) + 1,
            Remedy = JsonSyntax.Remedy(error),
        };
    }

    /// <summary>In characters from 1, as editors count; the parser counts bytes.</summary>
    private int Column(int lineIndex, int bytesInLine)
    {
        var start = 0;
        for (var i = 0; i < lineIndex; i++)
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        return Encoding.UTF8.GetCharCount(bytes, start, Math.Min(bytesInLine, bytes.Length - start)) + 1;
    }
}
