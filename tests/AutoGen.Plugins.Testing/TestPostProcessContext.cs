using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>The context of a picture that nothing renders: settings and files are what a test gives it.</summary>
public sealed class TestPostProcessContext : PostProcessContext
{
    /// <summary>Picture files by the path that a post-processor asks for.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures { get; init; } = new Dictionary<string, Picture>();

    /// <summary>The settings that a post-processor finds.</summary>
    public IReadOnlyDictionary<string, string> GivenSettings { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override long Seed => 1;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Settings => GivenSettings;

    /// <inheritdoc/>
    public override ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken) =>
        Pictures.TryGetValue(path, out var picture) ? new(picture) : throw new FileNotFoundException($"There is no picture {path}.", path);
}
