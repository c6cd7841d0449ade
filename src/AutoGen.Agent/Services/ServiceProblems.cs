using System.ComponentModel;
using AutoGen.Agent.Commands;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>What can go wrong between the agent and the system that starts it.</summary>
internal static class ServiceProblems
{
    public const string NotStopped = "service-not-stopped";

    public static Problem OfWindows(string kind, string what, int error) => error switch
    {
        ServiceNative.AccessDenied => new Problem("service-needs-rights", $"Windows does not let this user {what}.")
        {
            Remedy = "Open the terminal with \"Run as administrator\" and try again.",
        },
        ServiceNative.NotInstalled => NotInstalled(kind),
        ServiceNative.MarkedForDelete => new Problem("service-being-removed", "The service was removed, but a program still has it open.")
        {
            Remedy = "Close the Services window and the Task Manager, then try again.",
        },
        _ => Failed(kind, what, $"{new Win32Exception(error).Message.TrimEnd('.')} (Windows error {error})"),
    };

    public static Problem NotStartedByWindows() => new("service-not-from-manager", $"{RunCommand.ServiceOption} is for the Windows service manager, which has not started this process.")
    {
        Key = RunCommand.ServiceOption,
        Remedy = "Leave it out, or start the service: autogen service start.",
    };

    public static Problem OtherInstalled(string wanted, string installed) => new("service-other-installed", $"There is already a {installed} of AutoGen; with a {wanted} besides it two agents would start.")
    {
        Value = installed,
        Remedy = "Take it away first: autogen service uninstall.",
    };

    public static Problem RunsElsewhere(string folder) => new("service-running", $"The service runs, with the data folder {folder}; another one cannot be set meanwhile.")
    {
        Value = folder,
        Remedy = "Stop it first (autogen service stop), or keep its data folder: --data.",
    };

    public static Problem OnlyWindows() => new("service-at-logon-only-windows", "--at-logon is a way of Windows.")
    {
        Remedy = "Leave it out: without root this installs a systemd unit of this user, which starts at their login.",
    };

    public static Problem OnlyRoot(string named) => new("service-user-not-here", "--user is for the systemd unit of the machine, which root installs.")
    {
        Value = named,
        Remedy = "Leave it out: a Windows service has an account of its own, a unit of a user runs as that user.",
    };

    public static Problem NotInstalled(string kind) => new("service-not-installed", $"No {kind} of AutoGen is installed.")
    {
        Remedy = "Install it: autogen service install --workspace FOLDER.",
    };

    public static Problem Failed(string kind, string what, string reason) => new("service-failed", $"It was not possible to {what}: {reason}.")
    {
        Key = kind,
        Remedy = "autogen doctor says what is wrong; autogen service status says how far it is.",
    };

    public static Problem EndedAtStart(string kind, uint exitCode) => new("service-ended-at-start", $"The {kind} was started and ended again{(exitCode > 0 ? $" with exit code {exitCode}" : "")}.")
    {
        Remedy = "autogen doctor with the same --data and --workspace says what is wrong; the last lines of logs/autogen-*.log in the data folder say more.",
    };

    public static Problem StillRunning(string kind, TimeSpan waited) => new(NotStopped, $"The {kind} was asked to stop and still runs after {waited.TotalSeconds:0} seconds.")
    {
        Remedy = "It may be finishing a write: look again with autogen status. Its log says what it does; if it hangs, end the process: nothing is lost.",
    };
}
