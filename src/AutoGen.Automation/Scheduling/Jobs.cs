using System.Globalization;
using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>The keys of the jobs in Quartz. A key says all that a job needs to know, so none has data of its own.</summary>
internal static class Jobs
{
    /// <summary>Trigger group of everything that uses a device; limited to the number of device slots.</summary>
    public const string DeviceGroup = "gpu";

    /// <summary>Name of a standing job's trigger at its interval.</summary>
    public const string Regularly = "regularly";

    /// <summary>Name of the trigger that runs a standing job sooner.</summary>
    public const string Soon = "soon";

    private const string Own = "autogen";
    private const string IntakeGroup = "intake";
    private const string ScheduleGroup = "schedule";

    public static JobKey Feed { get; } = new("feed", Own);

    public static JobKey Advance { get; } = new("advance", Own);

    public static JobKey Housekeeping { get; } = new("housekeeping", Own);

    public static JobKey Intake(string watch) => new(watch, IntakeGroup);

    public static bool IsIntake(JobKey job) => job.Group == IntakeGroup;

    public static JobKey Schedule(string name) => new(name, ScheduleGroup);

    public static bool IsSchedule(JobKey job) => job.Group == ScheduleGroup;

    public static JobKey Render(RenderKey key) => new(key.Number.ToString(CultureInfo.InvariantCulture), key.Drop);

    public static RenderKey? AsRender(JobKey job) =>
        job.Group is not (Own or IntakeGroup or ScheduleGroup) && int.TryParse(job.Name, CultureInfo.InvariantCulture, out var number) ? new RenderKey(job.Group, number) : null;

    public static TriggerKey Trigger(JobKey job, string when) => new($"{job.Name} {when}", job.Group);
}
