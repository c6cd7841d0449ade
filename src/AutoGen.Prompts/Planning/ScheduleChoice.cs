using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the schedule: the one named, else the one glued to the sampler's name, else the sampler's own.</summary>
internal static class ScheduleChoice
{
    private const string Key = "schedule";

    /// <summary>Null where there is a problem, or nothing is said and the sampler, which would decide, is not known.</summary>
    public static NamedOptions? Find(NamedOptions? written, string? glued, SamplerEntry? sampler, PlanContext context, PlanProblems problems)
    {
        var schedules = context.Catalogue.Schedules;
        var available = schedules.Select(schedule => schedule.Name).ToList();
        var name = written?.Name ?? ScheduleNames.Automatic;
        var meant = ScheduleNames.Resolve(name, available);
        if (meant is not (null or ScheduleNames.Automatic) && glued is not (null or ScheduleNames.Automatic) && meant != glued)
            problems.Add(Conflict(glued, meant));
        if (meant == ScheduleNames.Automatic && sampler is null)
            return null;
        if (meant == ScheduleNames.Automatic)
            meant = glued is null or ScheduleNames.Automatic ? sampler!.DefaultSchedule : glued;
        var entry = schedules.FirstOrDefault(schedule => schedule.Name == meant);
        if (entry is null)
        {
            problems.Add(meant is null ? Unknown(name, available) : NotBuilt(meant, available));
            return null;
        }

        var options = written?.Options.DeepClone().AsObject() ?? [];
        var found = new NamedOptions(entry.Name, options);
        PluginOptions.Check(Key, found, entry.Options, problems);
        return found;
    }

    private static Problem Conflict(string glued, string meant) =>
        new(ProblemCodes.SettingConflict, $"The sampler's name asks for the schedule {glued}, but schedule is {meant}.")
        {
            Key = Key,
            Value = meant,
            Remedy = "Take the schedule out of the sampler's name, or leave schedule out.",
        };

    private static Problem NotBuilt(string canonical, IReadOnlyList<string> available) =>
        new(ProblemCodes.ScheduleNotBuilt, $"The schedule {canonical} (\"{ScheduleNames.Label(canonical)}\") is known, but no plugin here has it.")
        {
            Key = Key,
            Value = canonical,
            Allowed = string.Join(", ", available.Prepend(ScheduleNames.Automatic)),
            Remedy = "Name another; `autogen list schedules` shows them.",
        };

    private static Problem Unknown(string written, IReadOnlyList<string> available) =>
        new(ProblemCodes.ScheduleUnknown, $"There is no schedule \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = string.Join(", ", available.Prepend(ScheduleNames.Automatic)),
            Remedy = Remedies.Join(NearestNames.Question(written, available), "`autogen list schedules` shows them."),
        };
}
