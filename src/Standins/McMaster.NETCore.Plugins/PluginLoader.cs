using System.Reflection;

namespace McMaster.NETCore.Plugins;

/// <summary>Loads one plugin and its dependencies apart from the host's and from other plugins'.</summary>
public class PluginLoader : IDisposable
{
    private readonly PluginConfig config;
    private readonly PluginLoadContext context;

    public PluginLoader(PluginConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        this.config = config;
        context = new PluginLoadContext(config);
    }

    public bool IsUnloadable => context.IsCollectible;

    public static PluginLoader CreateFromAssemblyFile(string assemblyFile) => CreateFromAssemblyFile(assemblyFile, static _ => { });

    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Type[] sharedTypes) =>
        CreateFromAssemblyFile(assemblyFile, sharedTypes, static _ => { });

    /// <summary>Shares the assemblies of <paramref name="sharedTypes"/> with the host, so that the types are the same on both sides.</summary>
    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Type[] sharedTypes, Action<PluginConfig> configure) =>
        CreateFromAssemblyFile(assemblyFile, config =>
        {
            foreach (var assembly in sharedTypes.Select(static type => type.Assembly).Distinct())
                config.SharedAssemblies.Add(assembly.GetName());
            configure(config);
        });

    public static PluginLoader CreateFromAssemblyFile(string assemblyFile, Action<PluginConfig> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var config = new PluginConfig(assemblyFile);
        configure(config);
        return new PluginLoader(config);
    }

    public Assembly LoadDefaultAssembly() => context.LoadFile(config.MainAssemblyPath);

    public Assembly LoadAssembly(AssemblyName assemblyName) => context.LoadFromAssemblyName(assemblyName);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (IsUnloadable)
            context.Unload();
    }
}
