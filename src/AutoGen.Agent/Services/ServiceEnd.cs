namespace AutoGen.Agent.Services;

/// <summary>How a service's end is told to the system that has started it.</summary>
internal static class ServiceEnd
{
    /// <summary>Another start would end the same: a configuration that is wrong, a data folder in which another agent runs.</summary>
    public static IReadOnlyList<ExitCode> Final { get; } = [ExitCode.BadInput, ExitCode.Busy];

    /// <summary>
    /// Windows restarts a service that ends with an error (the failure flag). A final end is told as a clean one, and the agent's own exit code beside it,
    /// which Windows passes on to who asks (<c>autogen service start</c>) and does not look at itself.
    /// </summary>
    public static (uint ExitCode, uint SpecificExitCode) ForWindows(ExitCode code) =>
        (code == ExitCode.Done || Final.Contains(code) ? 0u : ServiceNative.ServiceSpecific, (uint)code);
}
