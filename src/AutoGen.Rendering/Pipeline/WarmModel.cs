using AutoGen.Models;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Pipeline;

/// <summary>The one model in memory: it stays until a render names another.</summary>
/// <param name="options">How networks run.</param>
/// <param name="loading">Called with name and path before a model is loaded.</param>
internal sealed class WarmModel(OnnxOptions options, Action<string, string>? loading = null) : IDisposable
{
    private DiffusionModel? model;
    private ModelEntry? loaded;

    /// <summary>Name of the model in memory.</summary>
    public string? Name => model is null ? null : loaded?.Name;

    /// <summary>The model, or everything that is wrong with its folder.</summary>
    public Result<DiffusionModel> Get(ModelEntry entry)
    {
        if (model is not null && loaded?.Path == entry.Path)
            return model;
        Dispose();
        loading?.Invoke(entry.Name, entry.Path);
        var result = DiffusionModel.Load(entry.Path, options);
        (model, loaded) = (result.Value, entry);
        return result;
    }

    /// <summary>Forgets the model without freeing it: what lies on a device that is lost may hold up whoever frees it for ever.</summary>
    public void Abandon() => model = null;

    public void Dispose()
    {
        model?.Dispose();
        model = null;
    }
}
