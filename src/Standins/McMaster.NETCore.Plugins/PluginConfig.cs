using System.Reflection;

namespace McMaster.NETCore.Plugins;

/// <summary>How one plugin is loaded.</summary>
public class PluginConfig
{
    public PluginConfig(string mainAssemblyPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(mainAssemblyPath);
        if (!Path.IsPathRooted(mainAssemblyPath))
            throw new ArgumentException($"'{mainAssemblyPath}' is not an absolute path.", nameof(mainAssemblyPath));
        MainAssemblyPath = mainAssemblyPath;
    }

    public string MainAssemblyPath { get; }

    /// <summary>Assemblies that are taken from the host, together with all that they reference.</summary>
    public ICollection<AssemblyName> SharedAssemblies { get; protected set; } = [];

    /// <summary>Takes every assembly from the host that the host has. Default false.</summary>
    public bool PreferSharedTypes { get; set; }

    /// <summary>Whether <see cref="PluginLoader.Dispose"/> lets the assemblies go. Default false.</summary>
    public bool IsUnloadable { get; set; }

    /// <summary>Reads assemblies at once and leaves their files free. Default false.</summary>
    public bool LoadInMemory { get; set; }
}
