using AutoGen.Abstractions;
using AutoGen.Samplers.Schedules;

namespace AutoGen.Samplers;

/// <summary>The built-in samplers and step schedules. Names are k-diffusion's.</summary>
public sealed class SamplersPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddSampler<ChurnOptions>("euler", options => new EulerSampler(options), EulerSampler.Traits);
        registry.AddSampler<EulerAncestralOptions>("euler_ancestral", options => new EulerAncestralSampler(options), EulerAncestralSampler.Traits);
        registry.AddSampler<ChurnOptions>("heun", options => new HeunSampler(options), HeunSampler.Traits);
        registry.AddSampler<DdimOptions>("ddim", options => new DdimSampler(options), DdimSampler.Traits);
        registry.AddSampler<NoOptions>("dpmpp_2m", _ => new Dpmpp2mSampler(), Dpmpp2mSampler.Traits);

        registry.AddSchedules();
    }
}
