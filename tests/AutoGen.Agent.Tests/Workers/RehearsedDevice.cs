using AutoGen.Automation.Workers;

namespace AutoGen.Agent.Tests.Workers;

/// <summary>The file that plays a graphics device for worker processes (docs/fault-tests.md).</summary>
internal sealed class RehearsedDevice(string file)
{
    private const string Variable = "AUTOGEN_DEVICE_REHEARSAL";

    /// <summary>As ONNX Runtime's DirectML provider says it.</summary>
    public const string Hung = "DmlExecutionProvider/src/DmlCommandRecorder.cpp(371): 887A0006 The GPU will not respond to more commands, most likely because of an invalid command passed by the calling application.";

    public (string Name, string Value) Environment => (Variable, file);

    /// <summary>What it has not done yet.</summary>
    public IReadOnlyList<string> Script => [.. File.ReadLines(file).Skip(1)];

    /// <param name="mebibytes">Memory of the device.</param>
    /// <param name="runs">What the next runs of networks say; empty: it computes.</param>
    public void Play(int mebibytes, params IEnumerable<string> runs) => File.WriteAllLines(file, [$"{mebibytes}", .. runs]);

    /// <summary>The same worker with the device; <c>env</c> becomes it, and so keeps its process id.</summary>
    public WorkerProgram In(WorkerProgram program) => new("/usr/bin/env", [$"{Variable}={file}", program.File, .. program.Arguments]);
}
