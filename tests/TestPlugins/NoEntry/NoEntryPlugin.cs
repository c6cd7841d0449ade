using AutoGen.Abstractions;

namespace NoEntry;

/// <summary>Not public, so it is no entry.</summary>
internal sealed class NoEntryPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
    }
}
