using AutoGen.Models.Folders;
using AutoGen.Models.Onnx;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>The four networks of a model: all of them, or none and the problems of every one.</summary>
internal sealed record LoadedNetworks(TextEncoder TextEncoder, Unet Unet, VaeEncoder VaeEncoder, VaeDecoder VaeDecoder) : IDisposable
{
    public static LoadedNetworks? Load(GraphLoader loader, ModelDescription model, List<Problem> problems, List<Problem> warnings)
    {
        var text = TextEncoder.Open(loader, model, problems);
        var unet = Unet.Open(loader, model, problems);
        var encoder = VaeEncoder.Open(loader, model, problems, warnings);
        var decoder = VaeDecoder.Open(loader, model, problems, warnings);
        if (text is not null && unet is not null && encoder is not null && decoder is not null)
            return new(text, unet, encoder, decoder);
        foreach (var network in new IDisposable?[] { text, unet, encoder, decoder })
            network?.Dispose();
        return null;
    }

    public void Dispose()
    {
        TextEncoder.Dispose();
        Unet.Dispose();
        VaeEncoder.Dispose();
        VaeDecoder.Dispose();
    }
}
