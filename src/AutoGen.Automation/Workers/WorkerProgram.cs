namespace AutoGen.Automation.Workers;

/// <summary>How a worker process is started.</summary>
/// <param name="File">Absolute path of the executable.</param>
/// <param name="Arguments">Arguments before the name of the pipe.</param>
public sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments);
