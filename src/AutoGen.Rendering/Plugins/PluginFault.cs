using System.Reflection;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Plugins;

/// <summary>Why a plugin is not taken. It never leaves <see cref="PluginHost"/>, which lists the plugin with it.</summary>
internal sealed class PluginFault(PluginStatus status, Problem problem) : Exception(problem.Message)
{
    public PluginStatus Status => status;

    public Problem Problem => problem;

    public static PluginFault Disabled(string plugin) => new(
        PluginStatus.Disabled,
        new Problem("plugin-disabled", $"The plugin {plugin} is disabled by the configuration.")
        {
            Remedy = "Take its name out of the list of disabled plugins to use it.",
        });

    public static PluginFault OtherContract(string plugin, Version wanted, Version own) => new(
        PluginStatus.NotSupported,
        new Problem("plugin-contract-version", $"The plugin {plugin} was built against AutoGen.Abstractions {wanted}; this host has {own}.")
        {
            Value = wanted.ToString(),
            Allowed = $"AutoGen.Abstractions {own}",
            Remedy = "Get a release of the plugin for this host, or build it against this host's AutoGen.Abstractions.",
        });

    public static PluginFault BadManifest(string plugin, string file, string reason) => new(
        PluginStatus.Malfunctioned,
        new Problem("plugin-manifest-invalid", $"{PluginManifest.FileName} of the plugin {plugin} cannot be used: {reason}")
        {
            File = file,
            Remedy = "Mend it, or take it out: a plugin without it is taken too.",
        });

    public static PluginFault MissingDependency(string plugin, AssemblyName dependency) => Malfunction(
        "plugin-missing-dependency",
        $"The plugin {plugin} needs {dependency.Name} {dependency.Version}, which is not in its folder.",
        $"Put {dependency.Name}.dll beside {plugin}.dll; EnableDynamicLoading in the plugin's project copies dependencies to its output.");

    public static PluginFault NotLoadable(string plugin, string reason) => Malfunction(
        "plugin-not-loadable",
        $"The plugin {plugin} cannot be loaded: {reason}",
        $"A plugin folder holds a .NET assembly of its own name, {plugin}.dll, and its dependencies.");

    public static PluginFault NoEntry(string plugin, string found) => Malfunction(
        "plugin-no-entry",
        $"The plugin {plugin} has {found}.",
        "It needs exactly one public class that implements IAutoGenPlugin and has a public parameterless constructor.");

    public static PluginFault NameTaken(string plugin, string label, string owner) => Malfunction(
        "plugin-name-taken",
        $"The plugin {plugin} registers the {label}, which the plugin {owner} has registered already. Nothing of {plugin} is used.",
        $"Rename it in {plugin}, or disable one of the two plugins.");

    public static PluginFault Threw(string plugin, Exception exception) => Malfunction(
        "plugin-threw",
        $"The plugin {plugin} failed while it registered: {exception.GetType().Name}: {exception.Message}",
        "This is a fault of the plugin; ask its author, or disable it.");

    private static PluginFault Malfunction(string code, string message, string remedy) =>
        new(PluginStatus.Malfunctioned, new Problem(code, message) { Remedy = remedy });
}
