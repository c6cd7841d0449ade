using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Registers the built-in post-processors.</summary>
public sealed class PostProcessorsPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddPostProcessor<ResizeOptions>("resize", static options => new ResizePostProcessor(options));
        registry.AddPostProcessor<CropOptions>("crop", static options => new CropPostProcessor(options));
        registry.AddPostProcessor<PadOptions>("pad", static options => new PadPostProcessor(options));
        registry.AddPostProcessor<SharpenOptions>("sharpen", static options => new SharpenPostProcessor(options));
        registry.AddPostProcessor<LevelsOptions>("levels", static options => new LevelsPostProcessor(options));
        registry.AddPostProcessor<GrainOptions>("grain", static options => new GrainPostProcessor(options));
        registry.AddPostProcessor<BorderOptions>("border", static options => new BorderPostProcessor(options));
        registry.AddPostProcessor<WatermarkOptions>("watermark", static options => new WatermarkPostProcessor(options));
        registry.AddPostProcessor<ConvertOptions>("convert", static options => new ConvertPostProcessor(options));
        registry.AddPostProcessor<CopyToOptions>("copy_to", static options => new CopyToPostProcessor(options));
        registry.AddPostProcessor<NoOptions>("strip_metadata", static _ => new StripMetadataPostProcessor());
        registry.AddSheetMaker<GridOptions>("grid", static options => new GridMaker(options));
    }
}
