using AutoGen.Prompts.Reading;
using AutoGen.Protocol;

namespace AutoGen.Prompts;

/// <summary>Reads the files that people drop: .txt, one prompt a line, and .json, settings by name.</summary>
public static class PromptFile
{
    /// <summary>Problems of one file: with more it is most likely no prompt file, and its report must stay readable.</summary>
    public const int MostProblems = 100;

    /// <summary>
    /// Its entries in order, with warnings; the good ones stand although others have problems. No entries where none is good,
    /// or the file as a whole is wrong.
    /// </summary>
    public static Result<IReadOnlyList<PromptEntry>> Read(string path) => Read(path, PromptText.DefaultLimit);

    /// <summary>The text of a prompt file as it stands: UTF-8, or UTF-16 by its byte order mark.</summary>
    public static Result<string> Text(string path) => PromptText.Read(path, PromptText.DefaultLimit);

    /// <summary>The text of a prompt file that is piped in.</summary>
    /// <param name="stream">Read to its end, or to where it is too large for a prompt file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Result<string> Text(Stream stream, string name) => PromptText.Read(stream, name, PromptText.DefaultLimit);

    internal static Result<IReadOnlyList<PromptEntry>> Read(string path, long limit)
    {
        var read = PromptText.Read(path, limit);
        if (!read.TryGet(out var text, out var unreadable))
            return Result<IReadOnlyList<PromptEntry>>.Fail(unreadable);
        if (!Entries(path, text).TryGet(out var entries, out var wrong))
            return Result<IReadOnlyList<PromptEntry>>.Fail(wrong);
        if (entries.Count == 0)
            return Empty(path);
        IReadOnlyList<Problem> problems = [.. entries.SelectMany(static entry => entry.Problems)];
        return problems.Count > MostProblems || entries.All(static entry => entry.Problems.Count > 0)
            ? Result<IReadOnlyList<PromptEntry>>.Fail(Capped(problems, path))
            : Result<IReadOnlyList<PromptEntry>>.Ok(entries, read.Warnings);
    }

    /// <summary>The first <see cref="MostProblems"/>, and how many there are besides.</summary>
    public static IReadOnlyList<Problem> Capped(IReadOnlyList<Problem> problems, string path) =>
        problems.Count <= MostProblems
            ? problems
            : [.. problems.Take(MostProblems), More(problems.Count - MostProblems, path)];

    private static Result<IReadOnlyList<PromptEntry>> Entries(string path, string text) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        _ when string.IsNullOrWhiteSpace(text) => Empty(path),
        ".TXT" => Result<IReadOnlyList<PromptEntry>>.Ok(PromptLines.Read(text, path), []),
        ".JSON" => PromptJson.Read(text, path),
        _ => UnknownKind(path),
    };

    private static Problem More(int count, string path) =>
        new(ProblemCodes.MoreProblems, $"At least {count} more problems in this file are not listed.")
        {
            File = path,
            Remedy = "Mend these first, or check that it is a prompt file at all.",
        };

    private static Problem Empty(string path) =>
        new(ProblemCodes.PromptFileEmpty, $"{Path.GetFileName(path)} holds no prompt.")
        {
            File = path,
            Allowed = "a .txt with a prompt on each line (lines that begin with # are comments), or a .json with an object or a list of objects",
            Remedy = "Write a prompt into it and drop it again.",
        };

    private static Problem UnknownKind(string path) =>
        new(ProblemCodes.PromptFileKind, $"{Path.GetFileName(path)} is no prompt file.")
        {
            File = path,
            Value = Path.GetExtension(path),
            Allowed = ".txt, .json",
            Remedy = "Rename it if it holds prompts.",
        };
}
