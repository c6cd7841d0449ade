using System.Text.Json;
using System.Text.Json.Serialization;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>What <see cref="SamplersPlugin"/> registers, created from options in JSON as the host does it.</summary>
internal sealed class Registered : IPluginRegistry
{
    private static readonly Lazy<Registered> plugin = new(Load);
    private static readonly JsonSerializerOptions json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Dictionary<string, Func<string, ISampler>> samplers = [];
    private readonly Dictionary<string, Func<string, ISigmaSchedule>> schedules = [];
    private readonly Dictionary<string, Func<string, IGuidance>> guidance = [];

    private Registered()
    {
    }

    public static Registered Plugin => plugin.Value;

    public Dictionary<string, SamplerTraits> Traits { get; } = [];

    public HashSet<Type> OptionTypes { get; } = [];

    public IEnumerable<string> SamplerNames => samplers.Keys;

    public IEnumerable<string> ScheduleNames => schedules.Keys;

    public IEnumerable<string> GuidanceNames => guidance.Keys;

    public ISampler Sampler(string name, string options = "{}") => samplers[name](options);

    public ISigmaSchedule Schedule(string name, string options = "{}") => schedules[name](options);

    public IGuidance Guidance(string name, string options = "{}") => guidance[name](options);

    public void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new()
    {
        samplers.Add(name, options => create(Options<TOptions>(options)));
        Traits.Add(name, traits);
        OptionTypes.Add(typeof(TOptions));
    }

    public void AddSchedule<TOptions>(string name, Func<TOptions, ISigmaSchedule> create)
        where TOptions : class, new()
    {
        schedules.Add(name, options => create(Options<TOptions>(options)));
        OptionTypes.Add(typeof(TOptions));
    }

    public void AddGuidance<TOptions>(string name, Func<TOptions, IGuidance> create)
        where TOptions : class, new()
    {
        guidance.Add(name, options => create(Options<TOptions>(options)));
        OptionTypes.Add(typeof(TOptions));
    }

    public void AddPostProcessor<TOptions>(string name, Func<TOptions, IPostProcessor> create)
        where TOptions : class, new() =>
        Assert.Fail($"{name} is no sampler.");

    private static Registered Load()
    {
        var registered = new Registered();
        new SamplersPlugin().Register(registered);
        return registered;
    }

    private static TOptions Options<TOptions>(string options) => JsonSerializer.Deserialize<TOptions>(options, json)!;
}
