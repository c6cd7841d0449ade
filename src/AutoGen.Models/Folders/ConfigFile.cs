using System.Text.Json;
using AutoGen.Protocol;

namespace AutoGen.Models.Folders;

/// <summary>A JSON object of a model folder. What is wrong with it goes to the list of problems it was opened with.</summary>
internal sealed class ConfigFile
{
    private readonly JsonElement root;
    private readonly List<Problem> problems;

    private ConfigFile(string path, JsonElement root, List<Problem> problems) => (Path, this.root, this.problems) = (path, root, problems);

    public string Path { get; }

    public static ConfigFile? Read(string path, List<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new(path, document.RootElement.Clone(), problems);
            problems.Add(Corrupt(path, $"holds a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}", 1));
        }
        catch (JsonException fault)
        {
            problems.Add(Corrupt(path, $"is not JSON: {Reason(fault)}", (int)(fault.LineNumber ?? 0) + 1));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("model-unreadable", $"{fault.Message}") { File = path, Remedy = "Let the agent's user read the file." });
        }

        return null;
    }

    public IEnumerable<(string Key, JsonElement Value)> Entries() => root.EnumerateObject().Select(static entry => (entry.Name, entry.Value));

    public bool Has(string key) => root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A whole number above 0 that must be there.</summary>
    public int RequiredCount(string key) => Has(key) ? Count(key, 0) : Wrong(key, "nothing", "a whole number above 0", 0);

    /// <summary>A whole number above 0; <paramref name="usual"/> where the file leaves it out.</summary>
    public int Count(string key, int usual)
    {
        if (!Has(key))
            return usual;
        var value = root.GetProperty(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count > 0
            ? count
            : Wrong(key, value.GetRawText(), "a whole number above 0", usual);
    }

    /// <summary>A number; <paramref name="usual"/> where the file leaves it out.</summary>
    public double Number(string key, double usual)
    {
        if (!Has(key))
            return usual;
        var value = root.GetProperty(key);
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : Wrong(key, value.GetRawText(), "a number", usual);
    }

    /// <summary>A list of numbers, or one number for a list of one; null where the file leaves it out.</summary>
    public double[]? Numbers(string key)
    {
        if (!Has(key))
            return null;
        var value = root.GetProperty(key);
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return items.All(static item => item.ValueKind == JsonValueKind.Number)
            ? [.. items.Select(static item => item.GetDouble())]
            : Wrong<double[]?>(key, value.GetRawText(), "numbers", null);
    }

    /// <summary>One of some names; <paramref name="usual"/> where the file leaves it out or says something else.</summary>
    public T Choice<T>(string key, T usual, IReadOnlyDictionary<string, T> choices)
    {
        if (!Has(key))
            return usual;
        var value = root.GetProperty(key);
        return value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out var choice)
            ? choice
            : Wrong(key, value.GetRawText(), string.Join(", ", choices.Keys), usual);
    }

    public string? Text(string key) => Has(key) && root.GetProperty(key).ValueKind == JsonValueKind.String ? root.GetProperty(key).GetString() : null;

    public bool IsTrue(string key) => Has(key) && root.GetProperty(key).ValueKind == JsonValueKind.True;

    /// <summary>A special token: its text, or an object that holds it as <c>content</c>.</summary>
    public string? TokenText(string key) =>
        Has(key) && root.GetProperty(key) is { ValueKind: JsonValueKind.Object } token && token.TryGetProperty("content", out var content)
            ? content.GetString()
            : Text(key);

    private T Wrong<T>(string key, string value, string allowed, T instead)
    {
        problems.Add(new("model-config-value", $"'{key}' is {value}.") { File = Path, Key = key, Value = value, Allowed = allowed });
        return instead;
    }

    // the message ends in a path and positions counted from 0, which would contradict the line we give
    private static string Reason(JsonException fault) => fault.Message.Split([" Path:", " LineNumber:"], StringSplitOptions.None)[0].TrimEnd('.');

    private static Problem Corrupt(string path, string what, int line) => new("model-corrupt", $"The file {what}.")
    {
        File = path,
        Line = line,
        Allowed = "a JSON object",
        Remedy = "Take the file from the place the model came from again.",
    };
}
