namespace AutoGen.Protocol.Rendering;

/// <summary>Where a renderer finds what it needs.</summary>
public sealed record RenderingOptions
{
    /// <summary>64 megapixels: 8192 x 8192.</summary>
    public const long DefaultPixelLimit = 8192L * 8192;

    /// <summary>Folders of model folders; of two models of one name the first wins.</summary>
    public IReadOnlyList<string> ModelRoots { get; init; } = [];

    /// <summary>Single model folders besides those below the roots: what a command line names by its path.</summary>
    public IReadOnlyList<string> ModelFolders { get; init; } = [];

    /// <summary>Folders of plugin folders; of two plugins that add the same name the first wins.</summary>
    public IReadOnlyList<string> PluginRoots { get; init; } = [];

    /// <summary>Plugins to leave out, by folder name.</summary>
    public IReadOnlyList<string> DisabledPlugins { get; init; } = [];

    /// <summary>Largest width x height of an input image.</summary>
    /// <value>Default <see cref="DefaultPixelLimit"/>.</value>
    public long PixelLimit { get; init; } = DefaultPixelLimit;

    /// <summary>Where networks run.</summary>
    /// <value>Default <see cref="OnnxProvider.Auto"/>.</value>
    public OnnxProvider Provider { get; init; }

    /// <summary>Graphics device that DirectML uses.</summary>
    /// <value><c>auto</c> (default): the one with the most memory of its own. Else its number from 0, in the order of Windows, or part of its name.</value>
    public string Device { get; init; } = "auto";

    /// <summary>Threads that one network uses on the CPU.</summary>
    /// <value>0 (default) lets ONNX Runtime choose: one per physical core.</value>
    public int Threads { get; init; }
}
