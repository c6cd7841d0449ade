using AutoGen.Protocol;

namespace AutoGen.Prompts.Reading;

/// <summary>Reads .json: one object of settings, or a list of objects and prompts.</summary>
internal static class PromptJson
{
    public static Result<IReadOnlyList<PromptEntry>> Read(string text, string? file)
    {
        if (!LocatedJsonParser.Parse(text, file).TryGet(out var root, out var problems))
            return Result<IReadOnlyList<PromptEntry>>.Fail(problems);
        var reader = new SettingsReader(file);
        IReadOnlyList<LocatedJson> items = root is LocatedJson.List list ? list.Items : [root];
        // A list of something else may be wrong in every item: enough is enough
        return Result<IReadOnlyList<PromptEntry>>.Ok([.. items.TakeWhile(_ => reader.Problems.Count <= PromptFile.MostProblems).Select(reader.Entry)], []);
    }
}
