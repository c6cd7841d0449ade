using System.Diagnostics;

namespace AutoGen.Agent.Tests.Templates;

/// <summary>
/// <c>dotnet</c> as on a machine of its own: another home, other packages. Its feed is the packed SDK; what else a project needs
/// comes from the packages that these tests were built with, so no network is asked.
/// </summary>
internal sealed class DotnetTool
{
    private readonly TemporaryFolder folder;

    public DotnetTool(TemporaryFolder folder)
    {
        this.folder = folder;
        folder.Write(
            $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{Checkout.PackageFolder}" /></fallbackPackageFolders>
            </configuration>
            """,
            "nuget.config");
    }

    public static string Packages { get; } = Path.Combine(AppContext.BaseDirectory, "packages");

    /// <summary>Runs it in the folder; fails with all it wrote where it does not end well.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        Isolate(start.Environment);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{await error}");
        return await output;
    }

    /// <summary>Nothing of the run that these tests belong to; and nothing that stays behind.</summary>
    private void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment["DOTNET_CLI_HOME"] = folder["home"];
        environment["NUGET_PACKAGES"] = folder["nuget"];
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
    }
}
