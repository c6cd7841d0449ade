using System.IO.Enumeration;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Control;

/// <summary>Finds the watch that a submission is for, and says whether a file of its name would be taken there.</summary>
internal static class SubmissionTarget
{
    public static Result<WatchSettings> Of(IReadOnlyList<WatchSettings> watches, Submission submission)
    {
        watches = [.. watches.Where(static watch => watch.Schedule is null)];
        if (NameProblem(submission.Name) is { } wrong)
            return wrong;
        if (submission.Id is { } id && !DropId.IsOne(id))
            return new Problem("submission-id-wrong", $"\"{id}\" is no id of a drop.") { Value = id, Allowed = "an id such as 20250131-142233-1234567-9f3ac1", Remedy = "Leave it out: the agent makes one." };
        var fitting = watches.Where(watch => submission.Watch is null || watch.Name.Equals(submission.Watch, StringComparison.OrdinalIgnoreCase)).ToList();
        if (fitting.Count != 1)
            return NoWatch(watches, submission.Watch);
        return fitting[0].Pattern is { } pattern && !FileSystemName.MatchesSimpleExpression(pattern, submission.Name) ? Misfit(fitting[0], submission.Name) : fitting[0];
    }

    /// <summary>Another drop has it, or what a crash left of this one is still being removed.</summary>
    public static Problem InUse(string id) =>
        new(Submission.IdInUse, $"There is a drop with the id \"{id}\", or what a crash left of one.") { Value = id, Remedy = "Leave the id out: the agent makes one. What a crash left is removed within seconds." };

    private static Problem? NameProblem(string name) =>
        name.Length == 0 || PortableName.Of(name) != name || SourceNames.IsIgnored(name) || !SourceNames.IsText(name)
            ? new Problem("submission-name-wrong", $"A submission cannot be called \"{name}\".")
            {
                Value = name,
                Allowed = "a file name that ends in .txt or .json, without folders, that Windows takes too and that is not that of a temporary file",
                Remedy = "Give it another name with --name; an image is dropped into the watched folder itself.",
            }
            : null;

    public static Problem NoWatch(IReadOnlyList<WatchSettings> watches, string? asked)
    {
        var names = string.Join(", ", watches.Select(static watch => watch.Name));
        return asked is null && watches.Count > 0
            ? new Problem("submission-watch-missing", "There are several watches; which one is it for?") { Allowed = names, Remedy = "Name it with --to." }
            : new Problem("submission-watch-unknown", asked is null ? "Nothing is watched." : $"There is no watch \"{asked}\".") { Value = asked, Allowed = names.Length == 0 ? null : names, Remedy = "See autogen status." };
    }

    private static Problem Misfit(WatchSettings watch, string name) => new("submission-name-wrong", $"The watch \"{watch.Name}\" does not take a file called \"{name}\".")
    {
        Value = name,
        Allowed = $"names like {watch.Pattern}",
        Remedy = "Give it such a name with --name.",
    };
}
