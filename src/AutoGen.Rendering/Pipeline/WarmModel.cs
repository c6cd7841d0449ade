using AutoGen.Models;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Pipeline;

/// <summary>The one model in memory: it stays until a render names another.</summary>
internal sealed class WarmModel(OnnxOptions options) : IDisposable
{
    private DiffusionModel? model;
    private string? folder;

    /// <summary>The model, or everything that is wrong with its folder.</summary>
    public Result<DiffusionModel> Get(ModelEntry entry)
    {
        if (model is not null && folder == entry.Path)
            return model;
        Dispose();
        var loaded = DiffusionModel.Load(entry.Path, options);
        (model, folder) = (loaded.Value, entry.Path);
        return loaded;
    }

    public void Dispose()
    {
        model?.Dispose();
        model = null;
    }
}
