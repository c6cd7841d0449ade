using AutoGen.Abstractions;
using AutoGen.Samplers.DpmSolver;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;
using AutoGen.Samplers.Multistep;
using AutoGen.Samplers.VariancePreserving;

namespace AutoGen.Samplers.CfgPlusPlus;

/// <summary>
/// The samplers with CFG++ by name. Its step keeps the noise that the unconditional prediction sees, which is meant in sigma space; so on
/// flow models all of them run there.
/// </summary>
internal static class CfgPlusPlusRegistration
{
    // A1111 maps its usual scales, up to 12.5, to the paper's 0 to 1 in its "DDIM CFG++"
    private const double A1111Scale = 12.5;

    private static readonly AncestralOptions noNoise = new() { Eta = 0 };

    public static void AddCfgPlusPlus(this IPluginRegistry registry)
    {
        Add<NoOptions>(registry, "euler_cfg_pp", _ => new EulerCfgPlusPlusSampler(noNoise), EulerSampler.Traits);
        Add<AncestralOptions>(registry, "euler_ancestral_cfg_pp", options => new EulerCfgPlusPlusSampler(options), EulerAncestralSampler.Traits);
        Add<GradientEstimationOptions>(registry, "gradient_estimation_cfg_pp", options => new GradientEstimationSampler(options, isCfgPlusPlus: true), GradientEstimationSampler.Traits);
        Add<NoOptions>(registry, "res_multistep_cfg_pp", _ => new ResMultistepSampler(noNoise, isCfgPlusPlus: true), ResMultistepSampler.Traits);
        Add<AncestralOptions>(registry, "res_multistep_ancestral_cfg_pp", options => new ResMultistepSampler(options, isCfgPlusPlus: true), ResMultistepSampler.AncestralTraits);
        Add<AncestralOptions>(registry, "dpmpp_2s_ancestral_cfg_pp", options => new Dpmpp2sAncestralCfgPlusPlusSampler(options), Dpmpp2sAncestralSampler.Traits);
        Add<NoOptions>(registry, "dpmpp_2m_cfg_pp", _ => new Dpmpp2mCfgPlusPlusSampler(), Dpmpp2mSampler.Traits);
        registry.AddSampler<DdimOptions>("ddim_cfg_pp", CreateDdim, Family(DdimSampler.Traits));
    }

    private static void Add<TOptions>(IPluginRegistry registry, string name, Func<TOptions, ISampler> create, SamplerTraits traits)
        where TOptions : class, new() =>
        registry.AddSampler<TOptions>(name, options => new LogSnrSampler(create(options)), Family(traits));

    /// <summary>A1111's automatic schedule is karras for the plain ones only.</summary>
    private static SamplerTraits Family(SamplerTraits traits) => traits with { Family = "CFG++", DefaultSchedule = new SamplerTraits().DefaultSchedule };

    private static ISampler CreateDdim(DdimOptions options)
    {
        var scale = options.Dialect == Dialect.A1111 ? 1 / A1111Scale : 1;
        var steps = new LogSnrSampler(new EulerCfgPlusPlusSampler(new AncestralOptions { Eta = options.Eta }, scale));
        return DdimSampler.Create(options, steps);
    }
}
