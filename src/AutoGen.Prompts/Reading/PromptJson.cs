using AutoGen.Protocol;

namespace AutoGen.Prompts.Reading;

/// <summary>Reads .json: one object of settings, or a list of objects and prompts.</summary>
internal static class PromptJson
{
    public static (IReadOnlyList<PromptEntry> Entries, IReadOnlyList<Problem> Problems) Read(string text, string? file)
    {
        if (!LocatedJsonParser.Parse(text, file).TryGet(out var root, out var problems))
            return ([], problems);
        var reader = new SettingsReader(file);
        IReadOnlyList<LocatedJson> items = root is LocatedJson.List list ? list.Items : [root];
        // A list of something else may be wrong in every item: enough is enough
        return ([.. items.TakeWhile(_ => reader.Problems.Count <= PromptFile.MostProblems).Select(reader.Entry).OfType<PromptEntry>()], reader.Problems);
    }
}
