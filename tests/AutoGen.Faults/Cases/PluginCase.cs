using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>A workspace with the faulty samplers of tests/TestPlugins, and drops that use them.</summary>
public abstract class PluginCase : IDisposable
{
    private protected PluginCase()
    {
        Workspace.Install("FaultySamplers");
        Workspace.Setting("workerStageSeconds", 6);
    }

    private protected Workspace Workspace { get; } = new();

    public void Dispose()
    {
        Workspace.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static Drop Good(int number) => Drop.Text("inbox", $"good-{number}.json", $$"""{ "prompt": "a house {{number}}" }""", 1);

    private protected static Drop Poison(string sampler) => Drop.Text("inbox", $"{sampler}.json", $$"""{ "prompt": "a house", "sampler": "{{sampler}}" }""", 0, done: false);

    private protected string Report(Drop drop) => File.ReadAllText(Workspace[drop.Ending.Single(path => path.EndsWith(".report.json", StringComparison.Ordinal))]);
}
