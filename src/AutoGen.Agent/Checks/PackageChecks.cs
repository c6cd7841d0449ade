using System.Reflection;

namespace AutoGen.Agent.Checks;

/// <summary>The package set this build was made with: the packages themselves, or stand-ins where the feed lacked some.</summary>
internal static class PackageChecks
{
    private const string Area = "packages";
    private const string StandinKey = "AutoGenStandin";

    private static readonly string[] Packages =
    [
        "Microsoft.Extensions.Hosting",
        "Microsoft.ML.OnnxRuntime",
        "Microsoft.ML.Tokenizers",
        "SixLabors.ImageSharp",
        "McMaster.NETCore.Plugins",
        "Serilog",
        "System.CommandLine",
        "Spectre.Console",
    ];

    public static IEnumerable<Check> Run()
    {
        var checks = Packages.Select(static package => Of(Assembly.Load(package))).ToList();
        var set = checks.Any(static check => check.Detail.Contains("stand-in", StringComparison.Ordinal)) ? "standin" : "standard";
        return checks.Prepend(new Check(Area, "package set", CheckState.Ok, set));
    }

    private static Check Of(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        var standin = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static data => data.Key == StandinKey);
        return new Check(Area, assembly.GetName().Name!, CheckState.Ok, standin is null ? $"{version}" : $"stand-in for {standin.Value}");
    }
}
