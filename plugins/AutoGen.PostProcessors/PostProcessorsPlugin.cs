using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Registers the built-in post-processors.</summary>
public sealed class PostProcessorsPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddPostProcessor<ResizeOptions>("resize", static options => new ResizePostProcessor(options));
        registry.AddPostProcessor<SharpenOptions>("sharpen", static options => new SharpenPostProcessor(options));
        registry.AddPostProcessor<BorderOptions>("border", static options => new BorderPostProcessor(options));
        registry.AddPostProcessor<WatermarkOptions>("watermark", static options => new WatermarkPostProcessor(options));
    }
}
