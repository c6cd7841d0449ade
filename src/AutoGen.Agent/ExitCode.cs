namespace AutoGen.Agent;

/// <summary>What the process answers to its caller (docs/cli.md).</summary>
internal enum ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Done = 0,

    /// <summary>Something broke on the way; what was finished is kept.</summary>
    Failed = 1,

    /// <summary>The command line, the configuration or the request is wrong; nothing was started.</summary>
    BadInput = 2,

    /// <summary>Stopped by Ctrl+C or a termination signal.</summary>
    Cancelled = 3,

    /// <summary>Another agent works on that data folder or workspace.</summary>
    Busy = 4,

    /// <summary>The command is for a running agent, and none can be reached; nothing was done.</summary>
    NoAgent = 5,
}
