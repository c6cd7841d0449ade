namespace AutoGen.Abstractions;

/// <summary>
/// The entry of a plugin: one public class with a public parameterless constructor in <c>plugins/NAME/NAME.dll</c>.
/// Exceptions may pass: the plugin is then listed as malfunctioned with the reason, and the host goes on without it.
/// </summary>
public interface IAutoGenPlugin
{
    /// <summary>Registers what the plugin adds. Called once, at load.</summary>
    void Register(IPluginRegistry registry);
}

/// <summary>Where a plugin registers what it adds. Names are snake_case and unique over all plugins.</summary>
public interface IPluginRegistry
{
    /// <summary>Adds a sampler.</summary>
    /// <typeparam name="TOptions">
    /// Its options: a record of settable properties bound from the request's JSON by camelCase name. Ranges
    /// (<see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/>) and descriptions
    /// (<see cref="System.ComponentModel.DescriptionAttribute"/>) are checked and shown by the host, which also fills in a <see cref="Dialect"/>. Rules across options go
    /// into <see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/>; they too are checked before a render starts.
    /// </typeparam>
    /// <param name="name">For example <c>euler_ancestral</c>.</param>
    /// <param name="create">Makes the instance for one run.</param>
    /// <param name="traits">What the host must know beforehand.</param>
    void AddSampler<TOptions>(string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new();

    /// <summary>Adds a step schedule.</summary>
    /// <typeparam name="TOptions">Its options, as for <see cref="AddSampler{TOptions}"/>.</typeparam>
    /// <param name="name">For example <c>karras</c>.</param>
    /// <param name="create">Makes an instance.</param>
    void AddSchedule<TOptions>(string name, Func<TOptions, ISigmaSchedule> create)
        where TOptions : class, new();

    /// <summary>Adds a guidance.</summary>
    /// <typeparam name="TOptions">Its options, as for <see cref="AddSampler{TOptions}"/>.</typeparam>
    /// <param name="name">For example <c>dynamic_thresholding</c>.</param>
    /// <param name="create">Makes the instance for one run.</param>
    void AddGuidance<TOptions>(string name, Func<TOptions, IGuidance> create)
        where TOptions : class, new();

    /// <summary>Adds a post-processor.</summary>
    /// <typeparam name="TOptions">Its options, as for <see cref="AddSampler{TOptions}"/>.</typeparam>
    /// <param name="name">For example <c>sharpen</c>.</param>
    /// <param name="create">Makes the instance for one picture.</param>
    void AddPostProcessor<TOptions>(string name, Func<TOptions, IPostProcessor> create)
        where TOptions : class, new();

    /// <summary>Adds a maker of sheets, which requests name among their post-processors.</summary>
    /// <typeparam name="TOptions">Its options, as for <see cref="AddSampler{TOptions}"/>.</typeparam>
    /// <param name="name">For example <c>grid</c>.</param>
    /// <param name="create">Makes the instance for one sheet.</param>
    /// <exception cref="NotSupportedException">The host is one of before this member.</exception>
    void AddSheetMaker<TOptions>(string name, Func<TOptions, ISheetMaker> create)
        where TOptions : class, new() => throw new NotSupportedException($"This host makes no sheets, so there is no {name}.");
}

/// <summary>Options of a sampler, schedule, guidance or post-processor that has none.</summary>
public sealed record NoOptions;
