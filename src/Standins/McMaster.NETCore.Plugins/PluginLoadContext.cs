using System.Reflection;
using System.Runtime.Loader;

namespace McMaster.NETCore.Plugins;

/// <summary>
/// Where an assembly of a plugin comes from: shared ones from the host; others from the plugin's folder, as its .deps.json
/// says; what neither has, from the host again.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly PluginConfig config;
    private readonly AssemblyDependencyResolver resolver;
    private readonly HashSet<string> shared = [];

    public PluginLoadContext(PluginConfig config) : base(Path.GetFileNameWithoutExtension(config.MainAssemblyPath), config.IsUnloadable)
    {
        this.config = config;
        resolver = new AssemblyDependencyResolver(config.MainAssemblyPath);
        foreach (var name in config.SharedAssemblies)
            Share(name);
    }

    public Assembly LoadFile(string path)
    {
        if (!config.LoadInMemory)
            return LoadFromAssemblyPath(path);
        using var assembly = new MemoryStream(File.ReadAllBytes(path));
        var symbolPath = Path.ChangeExtension(path, ".pdb");
        using var symbols = File.Exists(symbolPath) ? new MemoryStream(File.ReadAllBytes(symbolPath)) : null;
        return LoadFromStream(assembly, symbols);
    }

    /// <summary>Null sends the runtime to the host's context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if ((config.PreferSharedTypes || shared.Contains(assemblyName.Name!)) && TryLoadFromHost(assemblyName) is { } fromHost)
            return fromHost;
        var path = resolver.ResolveAssemblyToPath(assemblyName);
        return path is null ? null : LoadFile(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? base.LoadUnmanagedDll(unmanagedDllName) : LoadUnmanagedDllFromPath(path);
    }

    /// <summary>A shared type drags in what its own members are made of.</summary>
    private void Share(AssemblyName name)
    {
        if (!shared.Add(name.Name!) || TryLoadFromHost(name) is not { } assembly)
            return;
        foreach (var reference in assembly.GetReferencedAssemblies())
            Share(reference);
    }

    private static Assembly? TryLoadFromHost(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (IOException)
        {
            return null; // the host does not have it, or only an older one
        }
    }
}
