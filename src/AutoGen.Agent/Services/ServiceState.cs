namespace AutoGen.Agent.Services;

/// <summary>How far an installed agent is. The first values are those of the Windows service manager.</summary>
internal enum ServiceState
{
    /// <summary>Nothing is installed under its name.</summary>
    NotInstalled = 0,
    Stopped = 1,
    Starting = 2,
    Stopping = 3,
    Running = 4,
}
