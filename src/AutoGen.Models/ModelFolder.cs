using AutoGen.Protocol.Catalogues;

namespace AutoGen.Models;

/// <summary>A model folder in the layout of diffusers and optimum, looked at without loading a network.</summary>
public static class ModelFolder
{
    /// <summary>What the folder holds; everything that is missing, unknown or corrupt is in <see cref="ModelEntry.Problems"/>.</summary>
    public static ModelEntry Inspect(string path) => throw new NotSupportedException(path);
}
