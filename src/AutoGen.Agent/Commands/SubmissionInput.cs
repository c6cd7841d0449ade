using AutoGen.Automation.Control;
using AutoGen.Prompts;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary>Reads what <c>autogen submit</c> is given.</summary>
internal sealed class SubmissionInput(Terminal terminal, string? watch)
{
    private const string StandardInput = "-";

    /// <summary>Every file and the standard input, or everything that is wrong with them.</summary>
    public Result<IReadOnlyList<Submission>> Read(IReadOnlyList<string> files, string? name)
    {
        if (name is not null && files.Count > 1)
            return new Problem("submission-name-wrong", $"--name is for one file; there are {files.Count}.") { Key = "--name", Value = name, Remedy = "Leave it out, or submit them one by one." };
        if (files.Count(static file => file == StandardInput) > 1)
            return new Problem("option-repeated", "The standard input can be read only once.") { Value = StandardInput, Remedy = "Give - once." };
        var read = files.Select(file => Read(file, name)).ToList();
        var problems = read.SelectMany(static one => one.Problems).ToList();
        terminal.Report(read.SelectMany(static one => one.Warnings), "warning");
        return problems.Count > 0 ? Result<IReadOnlyList<Submission>>.Fail(problems) : Result<IReadOnlyList<Submission>>.Ok([.. read.Select(static one => one.Value!)], []);
    }

    private Result<Submission> Read(string file, string? name)
    {
        var text = Text(file);
        if (!text.TryGet(out var content, out var problems))
            return Result<Submission>.Fail(problems);
        if (string.IsNullOrWhiteSpace(content))
            return new Problem(ProblemCodes.PromptFileEmpty, $"{Title(file)} holds no prompt.") { File = Title(file), Remedy = "Write one prompt a line, or a JSON request." };
        return Result<Submission>.Ok(new Submission(Named(file, name, content), content, watch), text.Warnings);
    }

    private Result<string> Text(string file) => file == StandardInput ? PromptFile.Text(terminal.Input, Title(file)) : PromptFile.Text(file);

    /// <summary>The name that was wished for, or the file's own; what has no ending gets the one of its content.</summary>
    private static string Named(string file, string? name, string content)
    {
        var wished = name ?? (file == StandardInput ? "submitted" : Path.GetFileName(file));
        return Path.HasExtension(wished) ? wished : wished + (content.TrimStart() is ['{' or '[', ..] ? ".json" : ".txt");
    }

    private static string Title(string file) => file == StandardInput ? "the standard input" : file;
}
