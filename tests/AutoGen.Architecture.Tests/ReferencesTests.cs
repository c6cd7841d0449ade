namespace AutoGen.Architecture.Tests;

/// <summary>Who may know whom. The arrows are the ones of the README's map of the code.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AutoGen.Abstractions"] = [],
        ["AutoGen.Protocol"] = [],
        ["AutoGen.Prompts"] = ["AutoGen.Protocol"],
        ["AutoGen.Diffusion"] = ["AutoGen.Abstractions"],
        ["AutoGen.Models"] = ["AutoGen.Diffusion", "AutoGen.Prompts"],
        ["AutoGen.Rendering"] = ["AutoGen.Models", "AutoGen.Prompts", "AutoGen.Diffusion"],
        ["AutoGen.Automation"] = ["AutoGen.Prompts"],
        ["AutoGen.Agent"] = ["AutoGen.Rendering", "AutoGen.Automation"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["AutoGen.Abstractions"] = [],
        ["AutoGen.Protocol"] = [],
        ["AutoGen.Prompts"] = [],
        ["AutoGen.Diffusion"] = [],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    public static TheoryData<string> Plugins =>
        [.. Directory.EnumerateDirectories(Repository.PathOf("plugins")).Select(static folder => Path.GetFileName(folder)!)];

    [Fact]
    public void Every_project_of_src_has_its_place_in_the_direction_of_references()
    {
        var projects = Directory.EnumerateDirectories(Repository.PathOf("src"), "AutoGen.*").Select(Path.GetFileName);

        Assert.Empty(projects.Except(Allowed.Keys));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may_know(string project)
    {
        var file = Repository.PathOf("src", project, project + ".csproj");

        Assert.Empty(Repository.ProjectReferences(file).Except(Allowed[project]));
        if (AllowedPackages.TryGetValue(project, out var packages))
            Assert.Empty(Repository.PackageReferences(file).Except(packages));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Automation_and_Rendering_do_not_know_each_other(string project)
    {
        var known = Closure(project);

        Assert.False(project == "AutoGen.Automation" && known.Contains("AutoGen.Rendering"));
        Assert.False(project == "AutoGen.Rendering" && known.Contains("AutoGen.Automation"));
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void A_plugin_knows_only_the_contract(string plugin)
    {
        var file = Repository.PathOf("plugins", plugin, plugin + ".csproj");

        Assert.Empty(Repository.ProjectReferences(file).Except(["AutoGen.Abstractions"]));
    }

    [Fact]
    public void What_plugins_import_knows_only_the_contract() =>
        Assert.Equal(["AutoGen.Abstractions"], Repository.ProjectReferences(Repository.PathOf("build", "Plugin.props")));

    [Fact]
    public void Only_Models_knows_ONNX_Runtime_and_only_Rendering_the_plugin_loader_and_image_codecs()
    {
        var users = Allowed.Keys.ToDictionary(
            static project => project,
            static project => Repository.PackageReferences(Repository.PathOf("src", project, project + ".csproj")));

        Assert.Equal(["AutoGen.Models"], users.Where(static user => user.Value.Contains("$(OnnxRuntimePackage)")).Select(static user => user.Key));
        Assert.Equal(["AutoGen.Rendering"], users.Where(static user => user.Value.Contains("McMaster.NETCore.Plugins")).Select(static user => user.Key));
        Assert.Equal(["AutoGen.Rendering"], users.Where(static user => user.Value.Contains("SixLabors.ImageSharp")).Select(static user => user.Key));
    }

    private static HashSet<string> Closure(string project)
    {
        var known = new HashSet<string>();
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out var next))
        {
            foreach (var reference in Repository.ProjectReferences(Repository.PathOf("src", next, next + ".csproj")))
            {
                if (known.Add(reference))
                    open.Enqueue(reference);
            }
        }

        return known;
    }
}
