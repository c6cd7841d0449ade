using AutoGen.Abstractions;

namespace AutoGen.PostProcessors.Tests;

/// <summary>A context whose only file is the given picture, under the name <c>mark.png</c>, and which remembers what it was asked for.</summary>
internal sealed class FakeContext(Picture? mark = null) : PostProcessContext
{
    public override long Seed => 1;

    public override PictureEncoding Encoding { get; set; } = new();

    public override bool WritesMetadata { get; set; } = true;

    public List<(Picture Picture, string Folder)> Copies { get; } = [];

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public override ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken) =>
        path == "mark.png" && mark is not null ? new(mark) : throw new FileNotFoundException($"The image {path} does not exist.");

    public override void AddCopy(Picture picture, string folder) => Copies.Add((picture, folder));
}
