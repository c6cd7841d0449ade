using AutoGen.Protocol;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Plugins;
using Dialect = AutoGen.Abstractions.Dialect;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Finds what a request names among what plugins added, and collects what is wrong with it.</summary>
/// <param name="dialect">The request's, for options that the tools understand differently.</param>
internal sealed class PartFinder(Dialect dialect)
{
    private readonly List<Problem> problems = [];

    public List<Problem> Problems => problems;

    /// <summary>Null where there is no such thing, or its options are wrong.</summary>
    public PluginPart<T>? Find<T>(string kind, Dictionary<string, Extension<T>> known, NamedOptions wanted)
    {
        if (!known.TryGetValue(wanted.Name, out var extension))
        {
            problems.Add(Unknown(kind, wanted.Name, known.Keys));
            return null;
        }

        var options = Take(extension.Options.Bind(wanted.Options, $"{kind} {wanted.Name}", dialect));
        return options is null ? null : new PluginPart<T>(kind, extension, options);
    }

    /// <summary>A post-processor or sheet maker, whose options the host's own one stands among.</summary>
    public ProcessingStep<T>? FindStep<T>(Dictionary<string, Extension<T>> known, NamedOptions wanted)
    {
        var plain = StepPolicies.Without(wanted);
        return Find("post-processor", known, plain) is { } part ? new ProcessingStep<T>(part, StepPolicies.Of(wanted), plain) : null;
    }

    public T? Take<T>(Result<T> result)
        where T : class
    {
        problems.AddRange(result.Problems);
        return result.Value;
    }

    public static Problem Unknown(string kind, string name, IEnumerable<string> known) =>
        new($"{kind}-unknown", $"There is no {kind} '{name}'.")
        {
            Key = kind == "post-processor" ? "postProcess" : kind,
            Value = name,
            Allowed = string.Join(", ", known.Order(StringComparer.Ordinal)),
            Remedy = $"Correct the name, or install the {kind}; `autogen list` shows what there is.",
        };
}
