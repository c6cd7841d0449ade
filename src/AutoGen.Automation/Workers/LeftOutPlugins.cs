using AutoGen.Automation.Files;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Automation.Workers;

/// <summary>The plugins that an agent has found out not to be usable, for commands that load plugins themselves.</summary>
public static class LeftOutPlugins
{
    /// <summary>Those whose folders are still what they were, as they are to be listed.</summary>
    /// <param name="dataFolder">Absolute path of the agent's data folder.</param>
    public static IReadOnlyList<PluginEntry> In(string dataFolder) => new KillerPlugins(dataFolder, new DurableFiles()).LeftOut();
}
