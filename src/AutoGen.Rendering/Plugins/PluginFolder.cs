using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AutoGen.Abstractions;
using McMaster.NETCore.Plugins;

namespace AutoGen.Rendering.Plugins;

/// <summary>One plugin folder on its way into the process. Every member throws <see cref="PluginFault"/>.</summary>
internal sealed class PluginFolder(string path)
{
    private static readonly AssemblyName Contract = typeof(IAutoGenPlugin).Assembly.GetName();

    /// <summary>The contract's own version, major.minor of which grows with every member; that of its assembly is fixed.</summary>
    private static readonly Version ContractVersion = Version.Parse(typeof(IAutoGenPlugin).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version);

    public string Name { get; } = Path.GetFileName(path);

    /// <summary>That this host has what the plugin's manifest asks for; null where it asks for nothing.</summary>
    public void RequireContract(Version? wanted)
    {
        if (wanted is not null && (wanted.Major != ContractVersion.Major || wanted.Minor > ContractVersion.Minor))
            throw PluginFault.OtherContract(Name, wanted, new Version(ContractVersion.Major, ContractVersion.Minor));
    }

    /// <summary>
    /// Loads the plugin's assembly in a context of its own, from memory so that its files can be replaced while it runs.
    /// Only the contract is shared with the host.
    /// </summary>
    public Assembly LoadAssembly()
    {
        var file = Path.Combine(path, Name + ".dll");
        if (!File.Exists(file))
            throw PluginFault.NotLoadable(Name, $"there is no {file}.");
        try
        {
            var references = ReadReferences(file);
            RequireContract(references);
            var loader = PluginLoader.CreateFromAssemblyFile(file, [typeof(IAutoGenPlugin)], static config => config.LoadInMemory = true);
            var assembly = loader.LoadDefaultAssembly();
            RequireDependencies(loader, references);
            return assembly;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw PluginFault.NotLoadable(Name, exception.Message);
        }
    }

    public IAutoGenPlugin CreateEntry(Assembly assembly)
    {
        var entries = assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(IAutoGenPlugin)) && !type.IsAbstract).ToList();
        if (entries.Count == 0)
            throw PluginFault.NoEntry(Name, "no public class that implements IAutoGenPlugin");
        if (entries.Count > 1)
            throw PluginFault.NoEntry(Name, $"more than one class that implements IAutoGenPlugin: {string.Join(", ", entries.Select(static type => type.FullName).Order(StringComparer.Ordinal))}");
        if (entries[0].GetConstructor(Type.EmptyTypes) is not { } constructor)
            throw PluginFault.NoEntry(Name, $"the class {entries[0].FullName} without a public parameterless constructor");
        return (IAutoGenPlugin)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private static List<AssemblyName> ReadReferences(string file)
    {
        using var stream = File.OpenRead(file);
        using var executable = new PEReader(stream);
        if (!executable.HasMetadata)
            throw new BadImageFormatException($"{file} is not a .NET assembly.");
        var metadata = executable.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    /// <summary>Before any of its code is loaded: the loader would quietly take a contract of the plugin's own.</summary>
    private void RequireContract(List<AssemblyName> references)
    {
        var wanted = references.Find(static reference => reference.Name == Contract.Name)?.Version;
        if (wanted is null)
            throw PluginFault.NoEntry(Name, $"no reference to {Contract.Name}");
        if (wanted.Major != Contract.Version!.Major || wanted > Contract.Version)
            throw PluginFault.OtherContract(Name, wanted, Contract.Version);
    }

    /// <summary>Now, not in the middle of the night when the first method that needs one is compiled.</summary>
    private void RequireDependencies(PluginLoader loader, List<AssemblyName> references)
    {
        foreach (var reference in references)
        {
            try
            {
                loader.LoadAssembly(reference);
            }
            catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
            {
                throw PluginFault.MissingDependency(Name, reference);
            }
        }
    }
}
