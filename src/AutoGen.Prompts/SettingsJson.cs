using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>Settings and requests as JSON objects of setting names, and back without loss.</summary>
public static class SettingsJson
{
    private const string BaseFolderKey = "baseFolder";
    private const string PictureFoldersKey = "pictureFolders";

    /// <summary>A file that holds one object of settings: a recipe.</summary>
    public static Result<RenderSettings> Read(string path)
    {
        var read = PromptText.Read(path, PromptText.DefaultLimit);
        if (!read.TryGet(out var text, out var problems))
            return Result<RenderSettings>.Fail(problems);
        return Parse(text, path).TryGet(out var settings, out problems)
            ? Result<RenderSettings>.Ok(settings, read.Warnings)
            : Result<RenderSettings>.Fail(problems);
    }

    /// <summary>One object of settings; problems carry the file and their line.</summary>
    public static Result<RenderSettings> Parse(string json, string? file = null)
    {
        if (!LocatedJsonParser.Parse(json, file).TryGet(out var root, out var problems))
            return Result<RenderSettings>.Fail(problems);
        if (root is not LocatedJson.Map)
        {
            return new Problem(ProblemCodes.JsonShape, "One object of settings belongs here.")
            {
                File = file,
                Line = root.Line,
                Allowed = "an object of settings",
                Remedy = "For example { \"steps\": 20, \"cfg\": 7 }.",
            };
        }

        var reader = new SettingsReader(file);
        var entry = reader.Entry(root);
        return reader.Problems.Count == 0 ? entry.Settings : Result<RenderSettings>.Fail(reader.Problems);
    }

    /// <summary>What is said, in the order of <see cref="SettingTable.All"/>.</summary>
    public static JsonObject Write(RenderSettings settings) =>
        JsonSerializer.SerializeToNode(settings, ProtocolJson.Options)!.AsObject();

    /// <summary>The settings that make exactly this request, and its folders where it has some.</summary>
    public static JsonObject Write(RenderRequest request)
    {
        var json = Write(RequestSettings.From(request));
        if (request.BaseFolder is not null)
            json[BaseFolderKey] = request.BaseFolder;
        if (request.PictureFolders is not null)
            json[PictureFoldersKey] = JsonSerializer.SerializeToNode(request.PictureFolders, ProtocolJson.Options);
        return json;
    }

    /// <summary>A request that <see cref="Write(RenderRequest)"/> wrote. It is complete, so nothing is filled in or checked again.</summary>
    public static Result<RenderRequest> ReadRequest(JsonObject json, string? file = null)
    {
        try
        {
            var copy = json.DeepClone().AsObject();
            var baseFolder = copy[BaseFolderKey]?.GetValue<string>();
            var pictureFolders = copy[PictureFoldersKey].Deserialize<string[]>(ProtocolJson.Options);
            copy.Remove(BaseFolderKey);
            copy.Remove(PictureFoldersKey);
            var settings = copy.Deserialize<RenderSettings>(ProtocolJson.Options)!;
            return RequestSettings.ToRequest(settings) with { BaseFolder = baseFolder, PictureFolders = pictureFolders };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new Problem(ProblemCodes.RequestUnreadable, $"A stored request cannot be read: {error.Message}")
            {
                File = file,
                Remedy = "The file was changed by hand or comes from another version; drop the source again.",
            };
        }
    }
}
