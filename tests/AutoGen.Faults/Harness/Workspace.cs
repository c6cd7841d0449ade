using System.Text.Json;

namespace AutoGen.Faults.Harness;

/// <summary>
/// Folders of one agent with three watches: <c>inbox</c> for prompt files, <c>photos</c> whose recipe makes pictures of images, and
/// <c>nested</c>, whose output lies inside it. All lives of the agent in it carry one mark; none outlives it.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly List<AgentProcess> lives = [];

    public Workspace(string? root = null)
    {
        Root = root ?? Directory.CreateTempSubdirectory("autogen-faults-").FullName;
        environment = new() { [SystemProcesses.Mark] = Root };
        Configure("appsettings.json", new
        {
            models = new[] { Published.Models },
            defaults = new { model = "model", seed = 7, steps = 3, width = 64, height = 64 },
        });
        Configure("watches.json", new
        {
            inbox = Watch("inbox", "outbox", null),
            photos = Watch("photos", "photos-out", new { prompt = "a red house", strength = 0.5, steps = 6 }),
            nested = Watch("nested", "nested/pictures", null),
        });
        foreach (var watch in Watches)
            Directory.CreateDirectory(this[watch]);
    }

    public static IReadOnlyList<string> Watches { get; } = ["inbox", "photos", "nested"];

    public static IReadOnlyList<string> Outputs { get; } = ["outbox", "photos-out", "nested/pictures"];

    public string Root { get; }

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>What runs the agent; empty for nothing (else, for example, strace and its options).</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Set a variable for this and every later life.</summary>
    public void Set(string variable, string? value)
    {
        environment.Remove(variable);
        if (value is not null)
            environment[variable] = value;
    }

    /// <summary>Starts a life of the agent. Waits for nothing.</summary>
    public AgentProcess Start(params (string Name, string Value)[] once)
    {
        var variables = new Dictionary<string, string>(environment);
        foreach (var (name, value) in once)
            variables[name] = value;
        var life = AgentProcess.Start([.. Wrapper, Published.Agent, "run", "--workspace", Root, "--data", this["data"]], variables);
        lives.Add(life);
        return life;
    }

    public IReadOnlyList<int> Workers() => SystemProcesses.Workers(Root);

    /// <summary>Nothing of the agent may live on.</summary>
    public Task NothingRunsAsync() =>
        Poll.UntilAsync(() => SystemProcesses.Marked(Root).Count == 0, () => $"Processes {string.Join(", ", SystemProcesses.Marked(Root))} of the agent live on.", TimeSpan.FromSeconds(15));

    /// <summary>Writes into a watch as a careful program does: under a name that is ignored, then renamed.</summary>
    public void Drop(string relative, byte[] content)
    {
        var path = this[relative];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", content);
        File.Move(path + ".part", path);
    }

    public void Drop(string relative, string content) => Drop(relative, System.Text.Encoding.UTF8.GetBytes(content));

    public void Configure<T>(string file, T content)
    {
        Directory.CreateDirectory(this["config"]);
        File.WriteAllText(this["config", file], JsonSerializer.Serialize(content));
    }

    public void Dispose()
    {
        lives.ForEach(life => life.Dispose());
        foreach (var id in SystemProcesses.Marked(Root))
            AgentProcess.Kill(id);
        Directory.Delete(Root, recursive: true);
    }

    private static object Watch(string path, string output, object? recipe) =>
        recipe is null ? new { path, output, settleSeconds = 0.2, scanSeconds = 0.5 } : new { path, output, recipe, settleSeconds = 0.2, scanSeconds = 0.5 };
}
