using AutoGen.Abstractions;
using AutoGen.Samplers.CfgPlusPlus;
using AutoGen.Samplers.Distilled;
using AutoGen.Samplers.DpmSolver;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Exponential;
using AutoGen.Samplers.Guidance;
using AutoGen.Samplers.Maths;
using AutoGen.Samplers.Multistep;
using AutoGen.Samplers.Schedules;
using AutoGen.Samplers.VariancePreserving;

namespace AutoGen.Samplers;

/// <summary>The built-in samplers, step schedules and guidance. Names are k-diffusion's, or ComfyUI's where k-diffusion has none.</summary>
public sealed class SamplersPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        AddEulerFamily(registry);
        AddMultistep(registry);
        AddDpmSolvers(registry);
        AddExponential(registry);
        AddCfgPlusPlus(registry);
        AddVariancePreservingAndDistilled(registry);
        registry.AddSchedules();
        registry.AddGuidance();
    }

    private static void AddEulerFamily(IPluginRegistry registry)
    {
        registry.AddSampler<ChurnOptions>("euler", options => new EulerSampler(options), EulerSampler.Traits);
        registry.AddSampler<AncestralOptions>("euler_ancestral", options => new EulerAncestralSampler(options), EulerAncestralSampler.Traits);
        registry.AddSampler<ChurnOptions>("heun", options => new HeunSampler(options), HeunSampler.Traits);
        registry.AddSampler<ChurnOptions>("heunpp2", options => new Heunpp2Sampler(options), Heunpp2Sampler.Traits);
        registry.AddSampler<ChurnOptions>("dpm_2", options => new Dpm2Sampler(options), Dpm2Sampler.Traits);
        registry.AddSampler<AncestralOptions>("dpm_2_ancestral", options => new Dpm2AncestralSampler(options), Dpm2AncestralSampler.Traits);
        registry.AddSampler<RestartOptions>("restart", options => new RestartSampler(options), RestartSampler.Traits);
        registry.AddSampler<GradientEstimationOptions>("gradient_estimation", options => new GradientEstimationSampler(options), GradientEstimationSampler.Traits);
    }

    private static void AddMultistep(IPluginRegistry registry)
    {
        registry.AddSampler<LmsOptions>("lms", options => new LmsSampler(options), LmsSampler.Traits);
        registry.AddSampler<MultistepOptions>("ipndm", options => new IpndmSampler(options), IpndmSampler.Traits);
        registry.AddSampler<MultistepOptions>("ipndm_v", options => new IpndmVSampler(options), IpndmVSampler.Traits);
        registry.AddSampler<DeisOptions>("deis", options => new DeisSampler(options), DeisSampler.Traits);
        registry.AddSampler<NoOptions>("res_multistep", _ => new ResMultistepSampler(eta: 0, noiseScale: 0), ResMultistepSampler.Traits);
        registry.AddSampler<AncestralOptions>(
            "res_multistep_ancestral",
            options => new ResMultistepSampler(options.Eta, options.NoiseScale),
            ResMultistepSampler.AncestralTraits);
    }

    private static void AddDpmSolvers(IPluginRegistry registry)
    {
        registry.AddSampler<DpmSolverOptions>("dpm_fast", options => new DpmFastSampler(options), DpmFastSampler.Traits);
        registry.AddSampler<DpmAdaptiveOptions>("dpm_adaptive", options => new DpmAdaptiveSampler(options), DpmAdaptiveSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_2s", _ => new Dpmpp2sSampler(), Dpmpp2sSampler.Traits);
        registry.AddSampler<AncestralOptions>("dpmpp_2s_ancestral", options => new Dpmpp2sAncestralSampler(options), Dpmpp2sAncestralSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_2m", _ => new Dpmpp2mSampler(), Dpmpp2mSampler.Traits);
        registry.AddSampler<DpmppSdeOptions>("dpmpp_sde", options => InLogSnr(new DpmppSdeSampler(options)), DpmppSdeSampler.Traits);
        registry.AddSampler<Dpmpp2mSdeOptions>(
            "dpmpp_2m_sde",
            options => InLogSnr(new Dpmpp2mSdeSampler(options, options.SolverType)),
            Dpmpp2mSdeSampler.Traits);
        registry.AddSampler<AncestralOptions>(
            "dpmpp_2m_sde_heun",
            options => InLogSnr(new Dpmpp2mSdeSampler(options, SolverType.Heun)),
            Dpmpp2mSdeSampler.Traits);
        registry.AddSampler<AncestralOptions>("dpmpp_3m_sde", options => InLogSnr(new Dpmpp3mSdeSampler(options)), Dpmpp3mSdeSampler.Traits);
    }

    private static void AddExponential(IPluginRegistry registry)
    {
        registry.AddSampler<UniPcOptions>("uni_pc", options => new UniPcSampler(options, SlopeWeight.Bh1), UniPcSampler.Traits);
        registry.AddSampler<UniPcOptions>("uni_pc_bh2", options => new UniPcSampler(options, SlopeWeight.Bh2), UniPcSampler.Traits);
        registry.AddSampler<SaSolverOptions>("sa_solver", options => InLogSnr(new SaSolverSampler(options, evaluatesTwice: false)), SaSolverSampler.Traits);
        registry.AddSampler<SaSolverOptions>("sa_solver_pece", options => InLogSnr(new SaSolverSampler(options, evaluatesTwice: true)), SaSolverSampler.PeceTraits);
        registry.AddSampler<ErSdeOptions>("er_sde", options => InLogSnr(new ErSdeSampler(options)), ErSdeSampler.Traits);
        registry.AddSampler<Seeds2Options>("seeds_2", options => InLogSnr(new Seeds2Sampler(options)), Seeds2Sampler.Traits);
        registry.AddSampler<Seeds3Options>("seeds_3", options => InLogSnr(new Seeds3Sampler(options)), Seeds3Sampler.Traits);
        registry.AddSampler<ExpHeunOptions>("exp_heun_2_x0", options => InLogSnr(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.ExpHeunTraits);
        registry.AddSampler<ExpHeunSdeOptions>("exp_heun_2_x0_sde", options => InLogSnr(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.Traits);
    }

    private static void AddCfgPlusPlus(IPluginRegistry registry)
    {
        registry.AddSampler<NoOptions>(
            "euler_cfg_pp",
            _ => InLogSnr(new EulerCfgPlusPlusSampler(new AncestralOptions { Eta = 0 })),
            EulerSampler.Traits);
        registry.AddSampler<AncestralOptions>("euler_ancestral_cfg_pp", options => InLogSnr(new EulerCfgPlusPlusSampler(options)), EulerAncestralSampler.Traits);
        registry.AddSampler<AncestralOptions>(
            "dpmpp_2s_ancestral_cfg_pp",
            options => new Dpmpp2sAncestralCfgPlusPlusSampler(options),
            Dpmpp2sAncestralSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_2m_cfg_pp", _ => new Dpmpp2mCfgPlusPlusSampler(), Dpmpp2mSampler.Traits);
    }

    private static void AddVariancePreservingAndDistilled(IPluginRegistry registry)
    {
        registry.AddSampler<DdimOptions>("ddim", options => new DdimSampler(options), DdimSampler.Traits);
        registry.AddSampler<NoOptions>("ddpm", _ => new DdimSampler(new DdimOptions { Eta = 1 }), DdimSampler.DdpmTraits);
        registry.AddSampler<LcmOptions>("lcm", options => new LcmSampler(options), LcmSampler.Traits);
        registry.AddSampler<TcdOptions>("tcd", options => new TcdSampler(options), TcdSampler.Traits);
    }

    private static LogSnrSampler InLogSnr(ISampler sampler) => new(sampler);
}
