using System.Xml.Linq;
using AutoGen.Agent.Commands;

namespace AutoGen.Agent.Services;

/// <summary>The Task Scheduler's description of a logon task (schema 1.2 of 2004/02/mit/task).</summary>
internal static class LogonTaskFile
{
    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>The task's name: with the user in it, as one user's task is none of another's.</summary>
    /// <param name="user">DOMAIN\user.</param>
    public static string NameOf(string user) => $"{AgentServices.Name} ({user.Replace('\\', '.')})";

    /// <param name="order">What is started.</param>
    /// <param name="user">DOMAIN\user at whose logon, and as whom.</param>
    public static string Of(ServiceOrder order, string user) => new XDeclaration("1.0", "UTF-16", null) + Environment.NewLine + new XElement(
        Task + "Task",
        new XAttribute("version", "1.2"),
        new XElement(Task + "RegistrationInfo", Value("Description", "AutoGen: turns what is dropped into watched folders into pictures.")),
        new XElement(Task + "Triggers", new XElement(Task + "LogonTrigger", Value("Enabled", true), Value("UserId", user))),
        new XElement(
            Task + "Principals",
            new XElement(Task + "Principal", new XAttribute("id", "Author"), Value("UserId", user), Value("LogonType", "InteractiveToken"), Value("RunLevel", "LeastPrivilege"))),
        Settings(),
        new XElement(
            Task + "Actions",
            new XAttribute("Context", "Author"),
            new XElement(Task + "Exec", Value("Command", order.Program), Value("Arguments", WindowsCommandLine.Of([.. order.Arguments, RunCommand.NoConsoleOption])), Value("WorkingDirectory", order.Places.Installation))));

    /// <summary>Restarted when it fails, never for having run long or for running on battery.</summary>
    private static XElement Settings() => new(
        Task + "Settings",
        Value("MultipleInstancesPolicy", "IgnoreNew"),
        Value("DisallowStartIfOnBatteries", false),
        Value("StopIfGoingOnBatteries", false),
        Value("AllowHardTerminate", true),
        Value("StartWhenAvailable", true),
        Value("AllowStartOnDemand", true),
        Value("Enabled", true),
        Value("ExecutionTimeLimit", "PT0S"),
        Value("Priority", 7),
        new XElement(Task + "RestartOnFailure", Value("Interval", "PT1M"), Value("Count", 10)));

    private static XElement Value(string name, object value) => new(Task + name, value);
}
