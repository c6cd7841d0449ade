using AutoGen.Automation.Intake;
using AutoGen.Prompts;
using AutoGen.Protocol;

namespace AutoGen.Automation.Drops;

/// <summary>What keeps a drop from being read at all: files that are missing, empty or do not belong together.</summary>
internal static class SourceCheck
{
    public static Problem? Run(DropFolder folder, IReadOnlyList<string> sources)
    {
        if (Claim.Missing(folder) is { Count: > 0 } missing)
            return Refused("source-vanished", missing[0], "belongs to this drop, but was gone before it could be taken.", "Drop the files again, together.");
        if (sources.FirstOrDefault(source => new FileInfo(folder.Claimed(source)).Length == 0) is { } empty)
            return SourceNames.IsText(empty)
                ? Refused(ProblemCodes.PromptFileEmpty, empty, "is an empty prompt file.", "Write one prompt a line, or a JSON request, and drop it again.")
                : Refused("image-empty", empty, "is an empty file, not an image.", "Copy the image again.");
        var texts = sources.Count(SourceNames.IsText);
        if (texts == 0 && folder.Watch.Recipe is null)
            return Refused("image-without-prompt", sources[0], "has no prompt: there is no sidecar beside it, and its watch has no recipe.", $"Put {Path.ChangeExtension(Path.GetFileName(sources[0]), ".txt")} with a prompt beside it, or give the watch a recipe.");
        if (texts > 1)
            return Refused("sidecar-twice", sources[0], "has two sidecars, a .txt and a .json.", "Keep one of them.");
        return null;
    }

    private static Problem Refused(string code, string source, string what, string remedy) =>
        new(code, $"{Path.GetFileName(source)} {what}") { File = source, Remedy = remedy };
}
