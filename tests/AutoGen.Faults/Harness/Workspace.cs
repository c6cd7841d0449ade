using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Faults.Drops;

namespace AutoGen.Faults.Harness;

/// <summary>
/// Folders of one agent with three watches: <c>inbox</c> for prompt files, <c>photos</c> whose recipe makes pictures of images, and
/// <c>nested</c>, whose output lies inside it; on demand more. All lives of the agent in it carry one mark; none outlives it.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly List<AgentProcess> lives = [];
    private readonly List<Task> errands = [];
    private readonly JsonObject settings = [];
    private readonly Dictionary<string, JsonObject> watches = [];
    private Mount? readOnly;

    public Workspace(string? root = null)
    {
        Root = root ?? Directory.CreateTempSubdirectory("autogen-faults-").FullName;
        environment = new() { [SystemProcesses.Mark] = Root };
        Setting("minimumFreeMegabytes", 0); // some cases have disks of a few kilobytes
        Setting("models", new[] { Published.Models });
        Setting("defaults", new { model = "model", seed = 7, steps = 3, width = 64, height = 64 });
        Watch("inbox", "outbox");
        Watch("photos", "photos-out", new { prompt = "a red house", strength = 0.5, steps = 6 });
        Watch("nested", "nested/pictures");
    }

    /// <summary>
    /// One for every kind of drop: also with a plugin that writes sidecars, the watches <c>keep</c> and <c>delete</c>, which do that with
    /// their sources, and, where the system allows it, <c>read-only</c>, which cannot be written to.
    /// </summary>
    public static Workspace ForEveryKind()
    {
        var workspace = new Workspace();
        workspace.Install("Sample.PostProcessor");
        workspace.Watch("keep", "keep-out", onFinish: "keep");
        workspace.Watch("delete", "delete-out", onFinish: "delete");
        if (FaultFactAttribute.IsMet(Need.Mount))
        {
            workspace.readOnly = new Mount(workspace["read-only"], kilobytes: 1000);
            workspace.readOnly.MakeReadOnly(true);
            workspace.Watch("read-only", "read-only-out");
        }

        return workspace;
    }

    /// <summary>Watched folders.</summary>
    public IEnumerable<string> Watches => watches.Keys;

    /// <summary>Where the drops of the watches lie, and their sources and reports in the end.</summary>
    public IEnumerable<string> Homes => watches.Keys.Select(watch => watch == "read-only" ? "read-only-out/from-read-only" : watch);

    /// <summary>Drops that were cancelled and tried again.</summary>
    public int TriedAgain => errands.OfType<Task<bool>>().Count(static again => again is { IsCompletedSuccessfully: true, Result: true });

    public IEnumerable<string> Outputs => watches.Values.Select(watch => (string)watch["output"]!);

    public string Root { get; }

    public string this[params string[] parts] => Path.Combine([Root, .. parts]);

    /// <summary>What runs the agent; empty for nothing (else, for example, strace and its options).</summary>
    public IReadOnlyList<string> Wrapper { get; set; } = [];

    /// <summary>A key of appsettings.json, for later lives of the agent.</summary>
    public void Setting<T>(string key, T value)
    {
        settings[key] = JsonSerializer.SerializeToNode(value);
        Configure("appsettings.json", settings);
    }

    /// <summary>Copies one of tests/TestPlugins into the data folder, as a user does.</summary>
    public void Install(string plugin)
    {
        var folder = Directory.CreateDirectory(this["data", "plugins", plugin]).FullName;
        foreach (var file in Published.PluginFiles(plugin))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    /// <summary>Adds a watch, for later lives of the agent.</summary>
    public void Watch(string path, string output, object? recipe = null, string onFinish = "move")
    {
        var watch = new JsonObject { ["path"] = path, ["output"] = output, ["settleSeconds"] = 0.2, ["scanSeconds"] = 0.5, ["onFinish"] = onFinish };
        if (recipe is not null)
            watch["recipe"] = JsonSerializer.SerializeToNode(recipe);
        Watch(path, watch);
    }

    /// <summary>Adds a schedule, for this and later lives of the agent.</summary>
    public void Schedule(string name, object schedule)
    {
        Directory.CreateDirectory(this["config", "schedules"]);
        File.WriteAllText(this["config", "schedules", name + ".json"], JsonSerializer.Serialize(schedule));
    }

    /// <summary>The reports of a schedule's finished runs.</summary>
    public IReadOnlyList<JsonNode> Runs(string schedule) =>
    [
        .. new[] { "done", "failed" }.Select(folder => this["schedules", schedule, folder]).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.report.json")).Select(path => JsonNode.Parse(File.ReadAllText(path))!),
    ];

    /// <summary>Runs of a schedule that are not finished.</summary>
    public int RunsUnderWay(string schedule) =>
        Directory.Exists(this["schedules", schedule, ".autogen", "drops"]) ? Directory.GetDirectories(this["schedules", schedule, ".autogen", "drops"]).Length : 0;

    /// <summary>As a user has it who sets nothing; instead of the others.</summary>
    public void WatchWithDefaults(string path, string output)
    {
        watches.Clear();
        Watch(path, new JsonObject { ["path"] = path, ["output"] = output });
    }

    private static async Task CopyAsync(string path, byte[] content)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0); // as cp and a server of shares do it
        foreach (var piece in content.Chunk(100))
        {
            await file.WriteAsync(piece);
            await Poll.PauseAsync(TimeSpan.FromMilliseconds(60));
        }
    }

    private void Watch(string path, JsonObject watch)
    {
        Directory.CreateDirectory(this[path]);
        watches[path] = watch;
        Configure("watches.json", watches.ToDictionary(entry => entry.Key.Replace('/', '-'), entry => entry.Value));
    }

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

    /// <summary>The agent itself where <see cref="Wrapper"/> runs it.</summary>
    public int Wrapped() => SystemProcesses.Marked(Root).Single(id => SystemProcesses.CommandLine(id) is [var program, "run", ..] && program == Published.Agent);

    /// <summary>Nothing of the agent may live on.</summary>
    public Task NothingRunsAsync() =>
        Poll.UntilAsync(() => SystemProcesses.Marked(Root).Count == 0, () => $"Processes {string.Join(", ", SystemProcesses.Marked(Root))} of the agent live on.", TimeSpan.FromSeconds(15));

    /// <summary>Writes into a watch as a careful program does: under a name that is ignored, then renamed.</summary>
    public void Drop(string relative, byte[] content)
    {
        var path = readOnly is not null && relative.StartsWith("read-only/", StringComparison.Ordinal) ? Path.Combine(readOnly.Behind, relative["read-only/".Length..]) : this[relative];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", content);
        File.Move(path + ".part", path);
    }

    public void Drop(IEnumerable<Drop> drops)
    {
        foreach (var drop in drops)
            Drop(drop);
    }

    /// <summary>The file that names the drop comes last: an image finds its sidecar there.</summary>
    public void Drop(Drop drop)
    {
        if (drop.OldPicture is { } picture)
            Drop(picture, File.ReadAllBytes(Published.Image));
        foreach (var (path, content) in drop.Files.Reverse())
        {
            if (drop.Slowly)
                errands.Add(CopyAsync(this[drop.Watch, path], content));
            else
                Drop($"{drop.Watch}/{path}", content);
        }

        if (drop.TriedAgain)
            errands.Add(SecondThoughts.HaveAsync(this, drop));
    }

    /// <summary>Until all that is dropped slowly is whole, and nobody changes his mind any more.</summary>
    public Task CopiedAsync() => Task.WhenAll(errands);

    private void Configure<T>(string file, T content)
    {
        Directory.CreateDirectory(this["config"]);
        File.WriteAllText(this["config", file], JsonSerializer.Serialize(content));
    }

    public void Dispose()
    {
        lives.ForEach(life => life.Dispose());
        foreach (var id in SystemProcesses.Marked(Root))
            AgentProcess.Kill(id);
        readOnly?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

}
