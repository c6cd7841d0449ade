using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Prompts;

/// <summary>What a plan is made with.</summary>
/// <param name="Catalogue">What a request may name.</param>
/// <param name="Images">Looks at the image to start from.</param>
/// <param name="Seeds">Seeds where none is said.</param>
/// <param name="BaseFolder">Folder against which relative paths are resolved: that of the file that names them.</param>
public sealed record PlanContext(Catalogue Catalogue, IImageInspector Images, SeedSource Seeds, string BaseFolder)
{
    /// <summary>Where the settings were written; null where no file is involved (the command line).</summary>
    public SettingsOrigin? Origin { get; init; }

    /// <summary>
    /// Folders from which post-processors may take pictures; copies must then stay below <see cref="OutputFolder"/>. Null where
    /// they may from and to anywhere.
    /// </summary>
    public IReadOnlyList<string>? PictureFolders { get; init; }

    /// <summary>Where copies with a relative folder go; null: the current folder.</summary>
    public string? OutputFolder { get; init; }
}
