using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>The built-in step schedules by name.</summary>
internal static class ScheduleRegistration
{
    public static void AddSchedules(this IPluginRegistry registry)
    {
        AddSpacedInSigma(registry);
        AddSpacedInTime(registry);
        AddOptimised(registry);
    }

    private static void AddSpacedInSigma(IPluginRegistry registry)
    {
        registry.AddSchedule<KarrasOptions>("karras", options => new KarrasSchedule(options));
        registry.AddSchedule<SigmaRangeOptions>("exponential", options => new ExponentialSchedule(options));
        registry.AddSchedule<PolyexponentialOptions>("polyexponential", options => new PolyexponentialSchedule(options));
        registry.AddSchedule<LaplaceOptions>("laplace", options => new LaplaceSchedule(options));
        registry.AddSchedule<VpOptions>("vp", options => new VpSchedule(options));
        registry.AddSchedule<LinearQuadraticOptions>("linear_quadratic", options => new LinearQuadraticSchedule(options));
    }

    private static void AddSpacedInTime(IPluginRegistry registry)
    {
        registry.AddSchedule<NoOptions>("normal", _ => new NormalSchedule());
        registry.AddSchedule<NoOptions>("uniform", _ => new NormalSchedule());
        registry.AddSchedule<NoOptions>("sgm_uniform", _ => new SgmUniformSchedule());
        registry.AddSchedule<NoOptions>("flow_uniform", _ => new FlowUniformSchedule());
        registry.AddSchedule<NoOptions>("simple", _ => new SimpleSchedule());
        registry.AddSchedule<NoOptions>("ddim_uniform", _ => new DdimUniformSchedule());
        registry.AddSchedule<NoOptions>("quadratic", _ => new QuadraticSchedule());
        registry.AddSchedule<NoOptions>("cosine", _ => new CosineSchedule());
        registry.AddSchedule<DialectOptions>("turbo", options => new TurboSchedule(options));
        registry.AddSchedule<LcmScheduleOptions>("lcm", options => new LcmSchedule(options));
        registry.AddSchedule<SpacingOptions>("linspace", options => new LinspaceSchedule(options));
        registry.AddSchedule<LeadingOptions>("leading", options => new LeadingSchedule(options));
        registry.AddSchedule<SpacingOptions>("trailing", options => new TrailingSchedule(options));
    }

    private static void AddOptimised(IPluginRegistry registry)
    {
        registry.AddSchedule<BetaOptions>("beta", options => new BetaQuantileSchedule(options));
        registry.AddSchedule<DialectOptions>("kl_optimal", options => new KlOptimalSchedule(options));
        registry.AddSchedule<AlignYourStepsOptions>("align_your_steps", options => new AlignYourStepsSchedule(options));
    }
}
