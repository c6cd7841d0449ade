using System.Text.Json;

namespace AutoGen.Rendering.Plugins;

/// <summary>What <c>plugin.json</c> beside the DLL says. The file may be missing, and so may everything in it but the id.</summary>
/// <param name="Id">Name of the folder and of the DLL.</param>
/// <param name="Version">Version of the plugin, for people.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Contract">The contract version it was built against, major.minor.</param>
internal sealed record PluginManifest(string Id, string? Version, string? Author, string? Description, Version? Contract)
{
    public const string FileName = "plugin.json";

    private const int LongestText = 500;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads it; null where there is none.</summary>
    /// <param name="folder">The plugin's folder.</param>
    /// <exception cref="PluginFault">It is there and cannot be used.</exception>
    public static PluginManifest? Read(string folder)
    {
        var (file, plugin) = (Path.Combine(folder, FileName), Path.GetFileName(folder));
        if (!File.Exists(file))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            return Read(document.RootElement, plugin, file);
        }
        catch (JsonException fault)
        {
            throw PluginFault.BadManifest(plugin, file, $"it is no JSON: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw PluginFault.BadManifest(plugin, file, fault.Message);
        }
    }

    private static PluginManifest Read(JsonElement root, string plugin, string file)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw PluginFault.BadManifest(plugin, file, "it is no JSON object.");
        var manifest = new PluginManifest(Text("id") ?? "", Text("version"), Text("author"), Text("description"), Contract(Text("contract")));
        if (!manifest.Id.Equals(plugin, StringComparison.OrdinalIgnoreCase))
            throw PluginFault.BadManifest(plugin, file, $"its id is '{manifest.Id}'; id, folder and DLL have the same name.");
        return manifest;

        string? Text(string key)
        {
            if (!root.TryGetProperty(key, out var value))
                return null;
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text)
                return text;
            throw PluginFault.BadManifest(plugin, file, $"'{key}' is no text of at most {LongestText} characters.");
        }

        Version? Contract(string? text)
        {
            if (text is null)
                return null;
            return System.Version.TryParse(text, out var version) ? version : throw PluginFault.BadManifest(plugin, file, $"'contract' is '{text}' and no version such as 1.0.");
        }
    }
}
