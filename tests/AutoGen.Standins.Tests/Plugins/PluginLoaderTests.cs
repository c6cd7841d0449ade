using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;

namespace AutoGen.Standins.Tests.Plugins;

public sealed class PluginLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("standin-plugins-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_shared_type_is_the_same_on_both_sides()
    {
        using var loader = Load(PluginBuilder.Write(folder, "hello"));
        Assert.Equal("hello", Greeter(loader).Greet());
    }

    [Fact]
    public void Two_plugins_have_two_versions_of_one_dependency()
    {
        using var one = Load(PluginBuilder.Write(Path.Combine(folder, "one"), "from version 1", "1.0.0.0"));
        using var two = Load(PluginBuilder.Write(Path.Combine(folder, "two"), "from version 2", "2.0.0.0"));
        Assert.Equal(("from version 1", "from version 2"), (Greeter(one).Greet(), Greeter(two).Greet()));
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name is "Dependency" or "Plugin");
    }

    [Fact]
    public void The_shared_contract_wins_over_a_copy_in_the_plugin_folder()
    {
        var plugin = PluginBuilder.Write(folder, "hello");
        File.Copy(typeof(IGreeter).Assembly.Location, Path.Combine(folder, Path.GetFileName(typeof(IGreeter).Assembly.Location)));

        using var shared = Load(plugin);
        Assert.IsAssignableFrom<IGreeter>(Create(shared));
        using var apart = PluginLoader.CreateFromAssemblyFile(plugin);
        Assert.False(Create(apart) is IGreeter);
        using var preferring = PluginLoader.CreateFromAssemblyFile(plugin, config => config.PreferSharedTypes = true);
        Assert.IsAssignableFrom<IGreeter>(Create(preferring));
    }

    [Fact]
    public void Loaded_in_memory_the_files_can_be_replaced()
    {
        var plugin = PluginBuilder.Write(folder, "old");
        using var loader = Load(plugin, config => config.LoadInMemory = true);
        var greeter = Greeter(loader);
        Assert.Equal("old", greeter.Greet());
        Assert.Equal("", greeter.GetType().Assembly.Location);

        PluginBuilder.Write(folder, "new");
        using var again = Load(plugin, config => config.LoadInMemory = true);
        Assert.Equal(("old", "new"), (greeter.Greet(), Greeter(again).Greet()));
    }

    [Fact]
    public void A_missing_dependency_is_not_found()
    {
        var plugin = PluginBuilder.Write(folder, "hello");
        File.Delete(Path.Combine(folder, "Dependency.dll"));
        using var loader = Load(plugin);
        Assert.Throws<FileNotFoundException>(() => loader.LoadAssembly(new AssemblyName("Dependency, Version=1.0.0.0")));
    }

    [Fact]
    public void What_the_plugin_folder_lacks_comes_from_the_host()
    {
        using var loader = Load(PluginBuilder.Write(folder, "hello"));
        Assert.Same(typeof(FactAttribute).Assembly, loader.LoadAssembly(typeof(FactAttribute).Assembly.GetName()));
    }

    [Fact]
    public void Only_a_loader_asked_to_can_unload()
    {
        var plugin = PluginBuilder.Write(folder, "hello");
        using var lasting = Load(plugin);
        Assert.False(lasting.IsUnloadable);

        var loader = Load(plugin, config => config.IsUnloadable = true);
        var unloading = false;
        AssemblyLoadContext.GetLoadContext(loader.LoadDefaultAssembly())!.Unloading += _ => unloading = true;
        loader.Dispose();
        Assert.True(unloading);
    }

    [Fact]
    public void A_relative_path_is_refused() =>
        Assert.Throws<ArgumentException>(() => PluginLoader.CreateFromAssemblyFile(Path.Combine("plugins", "Plugin.dll")));

    private static PluginLoader Load(string plugin, Action<PluginConfig>? configure = null) =>
        PluginLoader.CreateFromAssemblyFile(plugin, [typeof(IGreeter)], configure ?? (static _ => { }));

    private static object Create(PluginLoader loader) => Activator.CreateInstance(loader.LoadDefaultAssembly().GetType("Plugin.Greeter")!)!;

    private static IGreeter Greeter(PluginLoader loader) => (IGreeter)Create(loader);
}
