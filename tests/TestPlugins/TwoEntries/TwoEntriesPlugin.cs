using AutoGen.Abstractions;

namespace TwoEntries;

public sealed class TwoEntriesPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}

public sealed class AnotherPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}
