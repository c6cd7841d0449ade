using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace AutoGen.Standins.Tests.Plugins;

/// <summary>What the host and its plugins share.</summary>
public interface IGreeter
{
    string Greet();
}

/// <summary>Writes real assemblies: a dependency with one constant answer, and a plugin that passes it on.</summary>
internal static class PluginBuilder
{
    /// <summary>A folder with Plugin.dll and the Dependency.dll whose answer its greeter gives.</summary>
    public static string Write(string folder, string answer, string version = "1.0.0.0")
    {
        Directory.CreateDirectory(folder);
        WriteDependency(Path.Combine(folder, "Dependency.dll"), answer, version);
        var plugin = Path.Combine(folder, "Plugin.dll");
        WritePlugin(plugin, Path.Combine(folder, "Dependency.dll"));
        return plugin;
    }

    private static void WriteDependency(string path, string answer, string version)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName($"Dependency, Version={version}"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Dependency").DefineType("Dependency.Answer", TypeAttributes.Public);
        var code = type.DefineMethod("Get", MethodAttributes.Public | MethodAttributes.Static, typeof(string), []).GetILGenerator();
        code.Emit(OpCodes.Ldstr, answer);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        assembly.Save(path);
    }

    private static void WritePlugin(string path, string dependencyPath)
    {
        var context = new AssemblyLoadContext(path, isCollectible: true);
        var answer = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(dependencyPath))).GetType("Dependency.Answer")!.GetMethod("Get")!;
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Plugin, Version=1.0.0.0"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Plugin").DefineType("Plugin.Greeter", TypeAttributes.Public, typeof(object), [typeof(IGreeter)]);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var code = type.DefineMethod("Greet", MethodAttributes.Public | MethodAttributes.Virtual, typeof(string), []).GetILGenerator();
        code.Emit(OpCodes.Call, answer);
        code.Emit(OpCodes.Ret);
        type.CreateType();
        assembly.Save(path);
        context.Unload();
    }
}
