using System.IO.Compression;

namespace AutoGen.Agent.Tests.Templates;

/// <summary>What docs/write-a-sampler.md promises who starts with nothing: install the templates, make a plugin, test it, drop it.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("autogen-sampler", "My.Sampler", "samplers", "my_sampler", "Passed:     9")]
    [InlineData("autogen-post-processor", "Dark.Corners", "post-processors", "dark_corners", "Passed:     3")]
    public async Task A_new_plugin_builds_passes_its_tests_and_is_listed_once_it_is_dropped(string template, string name, string list, string part, string passed)
    {
        var dotnet = new DotnetTool(folder);
        await dotnet.RunAsync("new", "install", Directory.EnumerateFiles(DotnetTool.Packages, "AutoGen.Templates.*.nupkg").Single());
        await dotnet.RunAsync("new", template, "-n", name, "-o", name, "--no-update-check");

        var tested = await dotnet.RunAsync("test", Path.Combine(name, $"{name}.Tests"), "-c", "Release");
        CopyTo(folder["data", "plugins", name], folder[name, name, "bin", "Release", "net10.0"]);
        var listed = await Cli.RunAsync("list", list, "--data", folder["data"]);
        var plugins = await Cli.RunAsync("list", "plugins", "--json", "--data", folder["data"]);

        Assert.Contains(passed, tested, StringComparison.Ordinal);
        Assert.Contains(part, listed.Output, StringComparison.Ordinal);
        var plugin = plugins.Json.EnumerateArray().Single(plugin => plugin.Text("name") == name);
        Assert.Equal(("active", "1.0.0", "1.0"), (plugin.Text("status"), plugin.Text("version"), plugin.Text("contract")));
        Assert.DoesNotContain("AutoGen.Abstractions.dll", Directory.EnumerateFiles(folder["data", "plugins", name]).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("AutoGen.Abstractions", "AutoGen.Abstractions")]
    [InlineData("AutoGen.Plugins.Testing", "AutoGen.Plugins.Testing,AutoGen.Diffusion")]
    public void A_package_has_its_assemblies_comments_and_page_and_says_its_licence(string package, string assemblies)
    {
        using var archive = ZipFile.OpenRead(Directory.EnumerateFiles(DotnetTool.Packages, package + ".1.*.nupkg").Single());
        var files = archive.Entries.Select(static entry => entry.FullName).ToList();
        using var specification = new StreamReader(archive.GetEntry(package + ".nuspec")!.Open());
        var text = specification.ReadToEnd();

        Assert.Equal(assemblies.Split(',').Order(), files.Where(static file => file.EndsWith(".dll", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Contains($"lib/net10.0/{package}.xml", files);
        Assert.Contains("README.md", files);
        Assert.Contains("<license type=\"expression\">MIT</license>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"AutoGen.Diffusion\"", text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static void CopyTo(string target, string built)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(built))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }
}
