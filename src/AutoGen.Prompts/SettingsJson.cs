using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>Settings and requests as JSON objects of setting names; settings come back without loss.</summary>
public static class SettingsJson
{
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

    /// <summary>The settings that make exactly this request, as a prompt file may hold them.</summary>
    public static JsonObject Write(RenderRequest request) => Write(RequestSettings.From(request));
}
