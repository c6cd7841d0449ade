using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Tests;

public sealed class SamplersPluginTests
{
    [Fact]
    public void It_registers_the_built_in_names()
    {
        string[] samplers =
        [
            "ddim", "ddim_cfg_pp", "ddpm", "deis", "dpm_2", "dpm_2_ancestral", "dpm_adaptive", "dpm_fast", "dpmpp_2m", "dpmpp_2m_cfg_pp", "dpmpp_2m_sde",
            "dpmpp_2m_sde_heun", "dpmpp_2s", "dpmpp_2s_ancestral", "dpmpp_2s_ancestral_cfg_pp", "dpmpp_3m", "dpmpp_3m_sde", "dpmpp_sde", "er_sde", "euler",
            "euler_ancestral", "euler_ancestral_cfg_pp", "euler_cfg_pp", "exp_heun_2_x0", "exp_heun_2_x0_sde", "gradient_estimation", "gradient_estimation_cfg_pp", "heun",
            "heunpp2", "ipndm", "ipndm_v", "lcm", "lms", "plms", "res_multistep", "res_multistep_ancestral", "res_multistep_ancestral_cfg_pp", "res_multistep_cfg_pp", "restart", "sa_solver", "sa_solver_pece",
            "seeds_2", "seeds_3", "tcd", "uni_pc", "uni_pc_bh2",
        ];
        Assert.Equal(samplers, Registered.Plugin.SamplerNames.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "align_your_steps", "beta", "cosine", "ddim_uniform", "exponential", "flow_uniform", "karras", "kl_optimal", "laplace", "lcm",
                "leading", "linear_quadratic", "linspace", "normal", "polyexponential", "quadratic", "sgm_uniform", "simple", "trailing", "turbo",
                "uniform", "vp",
            ],
            Registered.Plugin.ScheduleNames.Order());
        Assert.Equal(["cfg", "cfg_pp", "dynamic_thresholding", "three_branch"], Registered.Plugin.GuidanceNames.Order());
    }

    [Fact]
    public void Default_schedules_are_registered() =>
        Assert.All(Registered.Plugin.Traits.Values, static traits => Assert.Contains(traits.DefaultSchedule, Registered.Plugin.ScheduleNames));

    [Fact]
    public void Every_option_has_a_range_that_holds_its_default_and_a_description()
    {
        var options = Registered.Plugin.OptionTypes.SelectMany(static type => type.GetProperties().Select(property => (type, property))).ToList();
        Assert.NotEmpty(options);
        foreach (var (record, property) in options)
        {
            Assert.False(string.IsNullOrEmpty(property.GetCustomAttribute<DescriptionAttribute>()?.Description), property.Name);
            var range = property.GetCustomAttribute<RangeAttribute>();
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var isChoice = type.IsEnum || type == typeof(bool) || type == typeof(string);
            Assert.True(isChoice || (range is not null && range.IsValid(property.GetValue(Activator.CreateInstance(record)))), property.Name);
        }
    }

    [Fact]
    public void The_plugin_references_the_contract_and_the_base_library_only()
    {
        var names = typeof(SamplersPlugin).Assembly.GetReferencedAssemblies().Select(static name => name.Name!);
        Assert.All(names, static name => Assert.True(name == typeof(Latent).Assembly.GetName().Name || name.StartsWith("System.", StringComparison.Ordinal), name));
    }
}
