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
        AddEulerFamily(registry);
        AddMultistep(registry);
        AddDpmSolvers(registry);
        AddExponential(registry);
        registry.AddCfgPlusPlus();
        AddVariancePreserving(registry);
        AddDistilled(registry);
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
        registry.AddSampler<GradientEstimationOptions>("gradient_estimation", options => new GradientEstimationSampler(options, isCfgPlusPlus: false), GradientEstimationSampler.Traits);
    }

    private static void AddMultistep(IPluginRegistry registry)
    {
        registry.AddSampler<LmsOptions>("lms", options => new LmsSampler(options), LmsSampler.Traits);
        registry.AddSampler<MultistepOptions>("ipndm", options => new IpndmSampler(options), IpndmSampler.Traits);
        registry.AddSampler<MultistepOptions>("ipndm_v", options => new IpndmVSampler(options), IpndmVSampler.Traits);
        registry.AddSampler<DeisOptions>("deis", options => new DeisSampler(options), DeisSampler.Traits);
        registry.AddSampler<NoOptions>("res_multistep", _ => new ResMultistepSampler(noNoise, isCfgPlusPlus: false), ResMultistepSampler.Traits);
        registry.AddSampler<AncestralOptions>(
            "res_multistep_ancestral",
            options => new ResMultistepSampler(options, isCfgPlusPlus: false),
            ResMultistepSampler.AncestralTraits);
    }

    private static void AddDpmSolvers(IPluginRegistry registry)
    {
        registry.AddSampler<DpmSolverOptions>("dpm_fast", options => CreateDpmSolver(options, new DpmFastSampler(options)), DpmFastSampler.Traits);
        registry.AddSampler<DpmAdaptiveOptions>("dpm_adaptive", options => CreateDpmSolver(options, new DpmAdaptiveSampler(options)), DpmAdaptiveSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_2s", _ => new Dpmpp2sSampler(), Dpmpp2sSampler.Traits);
        registry.AddSampler<AncestralOptions>("dpmpp_2s_ancestral", options => new Dpmpp2sAncestralSampler(options), Dpmpp2sAncestralSampler.Traits);
        registry.AddSampler<Dpmpp2mOptions>("dpmpp_2m", options => new Dpmpp2mSampler(noNoise, options.SolverType), Dpmpp2mSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_3m", _ => new Dpmpp3mSampler(noNoise, SolverType.Midpoint, fallsAtEnd: true), Dpmpp3mSampler.Traits);
        registry.AddSampler<DpmppSdeOptions>("dpmpp_sde", options => new LogSnrSampler(new DpmppSdeSampler(options)), DpmppSdeSampler.Traits);
        registry.AddSampler<Dpmpp2mSdeOptions>("dpmpp_2m_sde", options => new LogSnrSampler(new Dpmpp2mSampler(options, options.SolverType)), Dpmpp2mSampler.SdeTraits);
        registry.AddSampler<AncestralOptions>("dpmpp_2m_sde_heun", options => new LogSnrSampler(new Dpmpp2mSampler(options, SolverType.Heun)), Dpmpp2mSampler.SdeTraits);
        registry.AddSampler<AncestralOptions>(
            "dpmpp_3m_sde",
            options => new LogSnrSampler(new Dpmpp3mSampler(options, SolverType.Heun, fallsAtEnd: false)),
            Dpmpp3mSampler.SdeTraits);
    }

    private static void AddExponential(IPluginRegistry registry)
    {
        registry.AddSampler<SaSolverOptions>("sa_solver", options => new LogSnrSampler(new SaSolverSampler(options, evaluatesTwice: false)), SaSolverSampler.Traits);
        registry.AddSampler<SaSolverOptions>("sa_solver_pece", options => new LogSnrSampler(new SaSolverSampler(options, evaluatesTwice: true)), SaSolverSampler.PeceTraits);
        registry.AddSampler<ErSdeOptions>("er_sde", options => new LogSnrSampler(new ErSdeSampler(options)), ErSdeSampler.Traits);
        registry.AddSampler<Seeds2Options>("seeds_2", options => new LogSnrSampler(new Seeds2Sampler(options)), Seeds2Sampler.Traits);
        registry.AddSampler<Seeds3Options>("seeds_3", options => new LogSnrSampler(new Seeds3Sampler(options)), Seeds3Sampler.Traits);
        registry.AddSampler<ExpHeunOptions>("exp_heun_2_x0", options => new LogSnrSampler(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.ExpHeunTraits);
        registry.AddSampler<ExpHeunSdeOptions>("exp_heun_2_x0_sde", options => new LogSnrSampler(new Seeds2Sampler(options.ToSeeds())), Seeds2Sampler.Traits);
    }

    private static void AddVariancePreserving(IPluginRegistry registry)
    {
        registry.AddSampler<DdimOptions>("ddim", options => DdimSampler.Create(options, new EulerAncestralSampler(new AncestralOptions { Eta = options.Eta })), DdimSampler.Traits);
        registry.AddSampler<NoOptions>("ddpm", _ => new DdimSampler(new EulerAncestralSampler(new AncestralOptions()), endsInOwnSpace: false), DdimSampler.DdpmTraits);
        registry.AddSampler<PlmsOptions>("plms", CreatePlms, PlmsSampler.Traits);
        registry.AddSampler<UniPcOptions>("uni_pc", options => CreateUniPc(options, SlopeWeight.Bh1), UniPcSampler.Traits);
        registry.AddSampler<UniPcOptions>("uni_pc_bh2", options => CreateUniPc(options, SlopeWeight.Bh2), UniPcSampler.Traits);
    }

    private static void AddDistilled(IPluginRegistry registry)
    {
        registry.AddSampler<LcmOptions>("lcm", options => new LcmSampler(options), LcmSampler.Traits);
        registry.AddSampler<TcdOptions>("tcd", options => new TcdSampler(options), TcdSampler.Traits);
    }

    private static ISampler CreatePlms(PlmsOptions options)
    {
        var sampler = new PlmsSampler(options.Start);
        return options.Dialect == Dialect.Comfyui ? sampler : new OwnLevelsSampler(sampler, new A1111Timesteps(), options.Dialect);
    }

    private static ISampler CreateUniPc(UniPcOptions options, SlopeWeight slopeWeight)
    {
        var sampler = new UniPcSampler(options, slopeWeight);
        return options.Dialect == Dialect.Comfyui
            ? sampler
            : new OwnLevelsSampler(sampler, new UniPcLevels(options.Spacing), options.Dialect);
    }

    /// <summary>Without fresh noise they are solvers of the probability flow, which is the same equation in a flow model's own sigma.</summary>
    private static ISampler CreateDpmSolver(DpmSolverOptions options, ISampler sampler) => options.EffectiveEta > 0 ? new LogSnrSampler(sampler) : sampler;
}
