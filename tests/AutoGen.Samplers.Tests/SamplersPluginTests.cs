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
        Assert.Equal(["ddim", "dpmpp_2m", "euler", "euler_ancestral", "heun"], Registered.Plugin.SamplerNames.Order());
        Assert.Equal(
            [
                "align_your_steps", "beta", "cosine", "ddim_uniform", "exponential", "flow_uniform", "karras", "kl_optimal", "laplace", "lcm",
                "leading", "linear_quadratic", "linspace", "normal", "polyexponential", "quadratic", "sgm_uniform", "simple", "trailing", "turbo",
                "uniform", "vp",
            ],
            Registered.Plugin.ScheduleNames.Order());
    }

    [Fact]
    public void Default_schedules_are_registered() =>
        Assert.All(Registered.Plugin.Traits.Values, static traits => Assert.Contains(traits.DefaultSchedule, Registered.Plugin.ScheduleNames));

    [Fact]
    public void Every_option_has_a_range_that_holds_its_default_and_a_description()
    {
        var options = Registered.Plugin.OptionTypes.SelectMany(static type => type.GetProperties().Select(property => (type, property))).ToList();
        Assert.NotEmpty(options);
        foreach (var (type, property) in options)
        {
            Assert.False(string.IsNullOrEmpty(property.GetCustomAttribute<DescriptionAttribute>()?.Description), property.Name);
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (kind.IsEnum || kind == typeof(bool))
                continue;
            var range = property.GetCustomAttribute<RangeAttribute>();
            Assert.True(range is not null && range.IsValid(property.GetValue(Activator.CreateInstance(type))), property.Name);
        }
    }

    [Fact]
    public void The_plugin_references_the_contract_and_the_base_library_only()
    {
        var names = typeof(SamplersPlugin).Assembly.GetReferencedAssemblies().Select(static name => name.Name!);
        Assert.All(names, static name => Assert.True(name == typeof(Latent).Assembly.GetName().Name || name.StartsWith("System.", StringComparison.Ordinal), name));
    }
}
