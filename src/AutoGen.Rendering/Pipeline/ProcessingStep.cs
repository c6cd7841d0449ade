using AutoGen.Protocol.Settings;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A post-processor, or a sheet maker, of one request.</summary>
/// <param name="Part">The plugin's code with its options.</param>
/// <param name="Policy">What happens where it fails.</param>
/// <param name="Asked">As the request names it.</param>
internal sealed record ProcessingStep<T>(PluginPart<T> Part, StepPolicy Policy, NamedOptions Asked)
{
    /// <summary>For report and metadata: <c>resize: width 512, filter nearest</c>.</summary>
    public string Line => Asked.Options.Count == 0
        ? Asked.Name
        : $"{Asked.Name}: {string.Join(", ", Asked.Options.Select(static option => $"{option.Key} {option.Value}"))}";
}
