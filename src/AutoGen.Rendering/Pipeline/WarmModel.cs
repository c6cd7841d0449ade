using AutoGen.Models;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Rendering.Pipeline;

/// <summary>The one model in memory: it stays until a render names another.</summary>
internal sealed class WarmModel(OnnxOptions options) : IDisposable
{
    private DiffusionModel? model;
    private string? folder;

    public DiffusionModel Get(ModelEntry entry)
    {
        if (model is not null && folder == entry.Path)
            return model;
        Dispose();
        if (!DiffusionModel.Load(entry.Path, options).TryGet(out model, out var problems))
            throw new RenderFault(problems[0]);
        folder = entry.Path;
        return model;
    }

    public void Dispose()
    {
        model?.Dispose();
        model = null;
    }
}
