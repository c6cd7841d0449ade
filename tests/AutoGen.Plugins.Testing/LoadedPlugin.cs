using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>What a plugin registers, created from options in JSON as the host does it.</summary>
public sealed class LoadedPlugin : IPluginRegistry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Dictionary<string, Func<string, ISampler>> samplers = [];
    private readonly Dictionary<string, Func<string, ISigmaSchedule>> schedules = [];
    private readonly Dictionary<string, Func<string, IGuidance>> guidance = [];
    private readonly Dictionary<string, Func<string, IPostProcessor>> postProcessors = [];
    private readonly Dictionary<string, Func<string, ISheetMaker>> sheetMakers = [];
    private readonly Dictionary<string, SamplerTraits> traits = [];
    private readonly HashSet<Type> optionTypes = [];

    private LoadedPlugin()
    {
    }

    /// <summary>Names of its samplers.</summary>
    public IReadOnlyCollection<string> SamplerNames => samplers.Keys;

    /// <summary>Names of its schedules.</summary>
    public IReadOnlyCollection<string> ScheduleNames => schedules.Keys;

    /// <summary>Names of its guidances.</summary>
    public IReadOnlyCollection<string> GuidanceNames => guidance.Keys;

    /// <summary>Names of its post-processors.</summary>
    public IReadOnlyCollection<string> PostProcessorNames => postProcessors.Keys;

    /// <summary>Names of its makers of sheets.</summary>
    public IReadOnlyCollection<string> SheetMakerNames => sheetMakers.Keys;

    /// <summary>Traits by the name of the sampler.</summary>
    public IReadOnlyDictionary<string, SamplerTraits> Traits => traits;

    /// <summary>The options records of all it adds.</summary>
    public IReadOnlyCollection<Type> OptionTypes => optionTypes;

    /// <summary>Has a plugin register what it adds.</summary>
    public static LoadedPlugin Load(IAutoGenPlugin plugin)
    {
        var loaded = new LoadedPlugin();
        plugin.Register(loaded);
        return loaded;
    }

    /// <summary>A new sampler.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">As a request says them: <c>{ "eta": 0.5 }</c>. Default none.</param>
    /// <exception cref="KeyNotFoundException">The plugin has none of this name.</exception>
    /// <exception cref="JsonException">An option is unknown or of another type.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public ISampler Sampler(string name, string options = "{}") => samplers[name](options);

    /// <summary>A new schedule.</summary>
    /// <inheritdoc cref="Sampler"/>
    public ISigmaSchedule Schedule(string name, string options = "{}") => schedules[name](options);

    /// <summary>A new guidance.</summary>
    /// <inheritdoc cref="Sampler"/>
    public IGuidance Guidance(string name, string options = "{}") => guidance[name](options);

    /// <summary>A new post-processor.</summary>
    /// <inheritdoc cref="Sampler"/>
    public IPostProcessor PostProcessor(string name, string options = "{}") => postProcessors[name](options);

    /// <summary>A new maker of sheets.</summary>
    /// <inheritdoc cref="Sampler"/>
    public ISheetMaker SheetMaker(string name, string options = "{}") => sheetMakers[name](options);

    /// <inheritdoc/>
    public void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new()
    {
        Add(samplers, name, create);
        this.traits.Add(name, traits);
    }

    /// <inheritdoc/>
    public void AddSchedule<TOptions>(string name, Func<TOptions, ISigmaSchedule> create)
        where TOptions : class, new() => Add(schedules, name, create);

    /// <inheritdoc/>
    public void AddGuidance<TOptions>(string name, Func<TOptions, IGuidance> create)
        where TOptions : class, new() => Add(guidance, name, create);

    /// <inheritdoc/>
    public void AddPostProcessor<TOptions>(string name, Func<TOptions, IPostProcessor> create)
        where TOptions : class, new() => Add(postProcessors, name, create);

    /// <inheritdoc/>
    public void AddSheetMaker<TOptions>(string name, Func<TOptions, ISheetMaker> create)
        where TOptions : class, new() => Add(sheetMakers, name, create);

    private void Add<TOptions, T>(Dictionary<string, Func<string, T>> table, string name, Func<TOptions, T> create)
        where TOptions : class, new()
    {
        table.Add(name, options => create(Bind<TOptions>(options)));
        optionTypes.Add(typeof(TOptions));
    }

    private static TOptions Bind<TOptions>(string text)
    {
        var options = JsonSerializer.Deserialize<TOptions>(text, Json)!;
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
