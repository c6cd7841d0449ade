using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>The built-in guidance by name.</summary>
internal static class GuidanceRegistration
{
    public static void AddGuidance(this IPluginRegistry registry)
    {
        registry.AddGuidance<ScaleOptions>("cfg", options => new ShapedGuidance(options, ShapedGuidance.ClassifierFree));
        registry.AddGuidance<ScaleOptions>("three_branch", options => new ShapedGuidance(options, ShapedGuidance.ThreeBranches));
        registry.AddGuidance<DynamicThresholdingOptions>(
            "dynamic_thresholding",
            options => new ShapedGuidance(options, (step, scale) => DynamicThresholding.Guide(step, scale, options)));
        registry.AddGuidance<CfgPlusPlusOptions>("cfg_pp", options => new CfgPlusPlusGuidance(options));
    }
}
