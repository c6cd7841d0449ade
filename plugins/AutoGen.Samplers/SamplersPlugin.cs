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
    private static readonly AncestralOptions noNoise = new() { Eta = 0 };

    public void Register(IPluginRegistry registry)
    {
        AddEulerFamily(new SamplerFamily(registry, "Runge-Kutta"));
        AddMultistep(new SamplerFamily(registry, "linear multistep"));
        AddDpmSolvers(new SamplerFamily(registry, "DPM-Solver"));
        AddExponential(new SamplerFamily(registry, "exponential integrator"));
        AddCfgPlusPlus(new SamplerFamily(registry, "CFG++"));
        AddVariancePreserving(new SamplerFamily(registry, "timestep"));
        AddDistilled(new SamplerFamily(registry, "consistency"));
        registry.AddSchedules();
        registry.AddGuidance();
    }

    private static void AddEulerFamily(SamplerFamily family)
    {
        family.AddSampler<ChurnOptions>("euler", options => new EulerSampler(options), EulerSampler.Traits);
        family.AddSampler<AncestralOptions>("euler_ancestral", options => new EulerAncestralSampler(options), EulerAncestralSampler.Traits);
        family.AddSampler<ChurnOptions>("heun", options => new HeunSampler(options), HeunSampler.Traits);
        family.AddSampler<ChurnOptions>("heunpp2", options => new Heunpp2Sampler(options), Heunpp2Sampler.Traits);
        family.AddSampler<ChurnOptions>("dpm_2", options => new Dpm2Sampler(options), Dpm2Sampler.Traits);
        family.AddSampler<AncestralOptions>("dpm_2_ancestral", options => new Dpm2AncestralSampler(options), Dpm2AncestralSampler.Traits);
        family.AddSampler<RestartOptions>("restart", options => new RestartSampler(options), RestartSampler.Traits);
        family.AddSampler<GradientEstimationOptions>("gradient_estimation", options => new GradientEstimationSampler(options), GradientEstimationSampler.Traits);
    }

    private static void AddMultistep(SamplerFamily family)
    {
        family.AddSampler<LmsOptions>("lms", options => new LmsSampler(options), LmsSampler.Traits);
        family.AddSampler<MultistepOptions>("ipndm", options => new IpndmSampler(options), IpndmSampler.Traits);
        family.AddSampler<MultistepOptions>("ipndm_v", options => new IpndmVSampler(options), IpndmVSampler.Traits);
        family.AddSampler<DeisOptions>("deis", options => new DeisSampler(options), DeisSampler.Traits);
        family.AddSampler<NoOptions>("res_multistep", _ => new ResMultistepSampler(eta: 0, noiseScale: 0), ResMultistepSampler.Traits);
        family.AddSampler<AncestralOptions>(
            "res_multistep_ancestral",
            options => new ResMultistepSampler(options.Eta, options.NoiseScale),
            ResMultistepSampler.AncestralTraits);
    }

    private static void AddDpmSolvers(SamplerFamily family)
    {
        family.AddSampler<DpmSolverOptions>("dpm_fast", options => CreateDpmSolver(options, new DpmFastSampler(options)), DpmFastSampler.Traits);
        family.AddSampler<DpmAdaptiveOptions>("dpm_adaptive", options => CreateDpmSolver(options, new DpmAdaptiveSampler(options)), DpmAdaptiveSampler.Traits);
        family.AddSampler<NoOptions>("dpmpp_2s", _ => new Dpmpp2sSampler(), Dpmpp2sSampler.Traits);
        family.AddSampler<AncestralOptions>("dpmpp_2s_ancestral", options => new Dpmpp2sAncestralSampler(options), Dpmpp2sAncestralSampler.Traits);
        family.AddSampler<Dpmpp2mOptions>("dpmpp_2m", options => new Dpmpp2mSampler(noNoise, options.SolverType), Dpmpp2mSampler.Traits);
        family.AddSampler<NoOptions>("dpmpp_3m", _ => new Dpmpp3mSampler(noNoise, SolverType.Midpoint, fallsAtEnd: true), Dpmpp3mSampler.Traits);
        family.AddSampler<DpmppSdeOptions>("dpmpp_sde", options => InLogSnr(new DpmppSdeSampler(options)), DpmppSdeSampler.Traits);
        family.AddSampler<Dpmpp2mSdeOptions>("dpmpp_2m_sde", options => InLogSnr(new Dpmpp2mSampler(options, options.SolverType)), Dpmpp2mSampler.SdeTraits);
        family.AddSampler<AncestralOptions>("dpmpp_2m_sde_heun", options => InLogSnr(new Dpmpp2mSampler(options, SolverType.Heun)), Dpmpp2mSampler.SdeTraits);
        family.AddSampler<AncestralOptions>(
            "dpmpp_3m_sde",
            options => InLogSnr(new Dpmpp3mSampler(options, SolverType.Heun, fallsAtEnd: false)),
            Dpmpp3mSampler.SdeTraits);
    }

    private static void AddExponential(SamplerFamily family)
    {
        family.AddSampler<SaSolverOptions>("sa_solver", options => InLogSnr(new SaSolverSampler(options, evaluatesTwice: false)), SaSolverSampler.Traits);
        family.AddSampler<SaSolverOptions>("sa_solver_pece", options => InLogSnr(new SaSolverSampler(options, evaluatesTwice: true)), SaSolverSampler.PeceTraits);
        family.AddSampler<ErSdeOptions>("er_sde", options => InLogSnr(new ErSdeSampler(options)), ErSdeSampler.Traits);
        family.AddSampler<Seeds2Options>("seeds_2", options => InLogSnr(new Seeds2Sampler(options)), Seeds2Sampler.Traits);
        family.AddSampler<Seeds3Options>("seeds_3", options => InLogSnr(new Seeds3Sampler(options)), Seeds3Sampler.Traits);
        family.AddSampler<ExpHeunOptions>("exp_heun_2_x0", options => InLogSnr(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.ExpHeunTraits);
        family.AddSampler<ExpHeunSdeOptions>("exp_heun_2_x0_sde", options => InLogSnr(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.Traits);
    }

    private static void AddCfgPlusPlus(SamplerFamily family)
    {
        family.AddSampler<NoOptions>(
            "euler_cfg_pp",
            _ => InLogSnr(new EulerCfgPlusPlusSampler(noNoise)),
            EulerSampler.Traits);
        family.AddSampler<AncestralOptions>("euler_ancestral_cfg_pp", options => InLogSnr(new EulerCfgPlusPlusSampler(options)), EulerAncestralSampler.Traits);
        family.AddSampler<AncestralOptions>(
            "dpmpp_2s_ancestral_cfg_pp",
            options => new Dpmpp2sAncestralCfgPlusPlusSampler(options),
            Dpmpp2sAncestralSampler.Traits);
        family.AddSampler<NoOptions>("dpmpp_2m_cfg_pp", _ => new Dpmpp2mCfgPlusPlusSampler(), Dpmpp2mSampler.Traits);
    }

    private static void AddVariancePreserving(SamplerFamily family)
    {
        family.AddSampler<DdimOptions>("ddim", CreateDdim, DdimSampler.Traits);
        family.AddSampler<NoOptions>("ddpm", _ => new DdimSampler(eta: 1), DdimSampler.DdpmTraits);
        family.AddSampler<PlmsOptions>("plms", CreatePlms, PlmsSampler.Traits);
        family.AddSampler<UniPcOptions>("uni_pc", options => CreateUniPc(options, SlopeWeight.Bh1), UniPcSampler.Traits);
        family.AddSampler<UniPcOptions>("uni_pc_bh2", options => CreateUniPc(options, SlopeWeight.Bh2), UniPcSampler.Traits);
    }

    private static void AddDistilled(SamplerFamily family)
    {
        family.AddSampler<LcmOptions>("lcm", options => new LcmSampler(options), LcmSampler.Traits);
        family.AddSampler<TcdOptions>("tcd", options => new TcdSampler(options), TcdSampler.Traits);
    }

    private static ISampler CreateDdim(DdimOptions options)
    {
        var sampler = new DdimSampler(options.Eta);
        return options.Dialect == Dialect.A1111 ? new OwnLevelsSampler(sampler, A1111Timesteps.Create) : sampler;
    }

    private static ISampler CreatePlms(PlmsOptions options)
    {
        var sampler = new PlmsSampler(options.Start);
        return options.Dialect == Dialect.Comfyui ? sampler : new OwnLevelsSampler(sampler, A1111Timesteps.Create);
    }

    private static ISampler CreateUniPc(UniPcOptions options, SlopeWeight slopeWeight)
    {
        var sampler = new UniPcSampler(options, slopeWeight);
        return options.Dialect == Dialect.Comfyui
            ? sampler
            : new OwnLevelsSampler(sampler, (steps, levels) => UniPcLevels.Create(steps, levels, options.Spacing));
    }

    /// <summary>Without fresh noise they are solvers of the probability flow, which is the same equation in a flow model's own sigma.</summary>
    private static ISampler CreateDpmSolver(DpmSolverOptions options, ISampler sampler) => options.EffectiveEta > 0 ? InLogSnr(sampler) : sampler;

    private static LogSnrSampler InLogSnr(ISampler sampler) => new(sampler);
}
