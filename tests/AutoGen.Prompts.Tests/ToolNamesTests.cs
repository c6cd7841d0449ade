using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Prompts.Tests;

/// <summary>Every name that the tools our users come from write into their files.</summary>
public class ToolNamesTests
{
    private const string A1111Samplers =
        "DPM++ 2M|DPM++ SDE|DPM++ 2M SDE|DPM++ 2M SDE Heun|DPM++ 2S a|DPM++ 3M SDE|Euler a|Euler|LMS|Heun|DPM2|DPM2 a|DPM fast|DPM adaptive|Restart|DDIM|DDIM CFG++|PLMS|UniPC|LCM|HeunPP2|IPNDM|IPNDM_V|DEIS|DDPM|"
        + "k_euler_a|k_euler_ancestral|k_euler|k_heun|k_lms|k_dpm_2|k_dpm_2_a|k_dpmpp_2m|k_dpmpp_sde|k_dpmpp_2m_sde|k_dpmpp_2s_a|k_dpmpp_3m_sde|k_dpm_fast|k_dpm_ad|unipc|ddim|plms|k_lcm";

    private const string ComfyuiSamplers =
        "euler|euler_cfg_pp|euler_ancestral|euler_ancestral_cfg_pp|heun|heunpp2|exp_heun_2_x0|exp_heun_2_x0_sde|dpm_2|dpm_2_ancestral|lms|dpm_fast|dpm_adaptive|dpmpp_2s_ancestral|dpmpp_2s_ancestral_cfg_pp|"
        + "dpmpp_sde|dpmpp_sde_gpu|dpmpp_2m|dpmpp_2m_cfg_pp|dpmpp_2m_sde|dpmpp_2m_sde_gpu|dpmpp_2m_sde_heun|dpmpp_2m_sde_heun_gpu|dpmpp_3m_sde|dpmpp_3m_sde_gpu|ddpm|lcm|ipndm|ipndm_v|deis|"
        + "res_multistep|res_multistep_cfg_pp|res_multistep_ancestral|res_multistep_ancestral_cfg_pp|gradient_estimation|gradient_estimation_cfg_pp|er_sde|seeds_2|seeds_3|sa_solver|sa_solver_pece|ddim|uni_pc|uni_pc_bh2";

    private const string InvokeSamplers =
        "ddim|ddpm|deis|deis_k|lms|lms_k|pndm|heun|heun_k|euler|euler_k|euler_a|kdpm_2|kdpm_2_k|kdpm_2_a|kdpm_2_a_k|dpmpp_2s|dpmpp_2s_k|dpmpp_2m|dpmpp_2m_k|dpmpp_2m_sde|dpmpp_2m_sde_k|dpmpp_3m|dpmpp_3m_k|"
        + "dpmpp_sde|dpmpp_sde_k|er_sde|unipc|unipc_k|lcm|tcd";

    private const string SdCppSamplers =
        "euler|euler_a|heun|dpm2|dpm++2s_a|dpm++2m|dpm++2mv2|ipndm|ipndm_v|lcm|ddim_trailing|tcd|res_multistep|res_2s|er_sde|euler_cfg_pp|euler_a_cfg_pp|euler_ge|dpm++2m_sde|dpm++2m_sde_bt|lms";

    private const string OtherSamplers =
        "LMS|Euler|Euler-Ancestral|DDPM|DDIM|KDPM2|KDPM2-Ancestral|LCM|FlowMatch-EulerDiscrete|FlowMatch-EulerDynamic|Locomotion|DDPM-Wuerstchen|"
        + "ddim|pndm|lms|euler|euler_a|heun|dpm_2|dpm_2_a|dpmsolver|dpmsolver++|dpmsingle|k_lms|k_euler|k_euler_a|k_dpm_2|k_dpm_2_a";

    private const string Schedules =
        "Automatic|Uniform|Karras|Exponential|Polyexponential|SGM Uniform|SGMUniform|KL Optimal|Align Your Steps|Simple|Normal|DDIM|Beta|Turbo|Align Your Steps GITS|Align Your Steps 11|Align Your Steps 32|"
        + "simple|sgm_uniform|karras|exponential|ddim_uniform|beta|normal|linear_quadratic|kl_optimal|"
        + "discrete|ays|gits|smoothstep|lcm|bong_tangent|ltx2|logit_normal|flux2|flux";

    [Theory]
    [InlineData(A1111Samplers)]
    [InlineData(ComfyuiSamplers)]
    [InlineData(InvokeSamplers)]
    [InlineData(SdCppSamplers)]
    [InlineData(OtherSamplers)]
    public void Every_sampler_is_known_in_any_case_and_with_any_schedule_glued_on(string names)
    {
        foreach (var name in names.Split('|'))
        {
            var plain = SamplerNames.Resolve(name, []);
            Assert.True(plain is not null, name);
            Assert.Contains(plain.Name, SamplerNames.Known);
            Assert.Equal(plain, SamplerNames.Resolve(name.ToUpperInvariant(), []));
            foreach (var schedule in Schedules.Split('|').Where(_ => plain.Schedule is null))
                Assert.Equal(plain with { Schedule = ScheduleNames.Resolve(schedule, []) }, SamplerNames.Resolve($"{name} {schedule}", []));
        }
    }

    [Fact]
    public void Every_schedule_is_known() =>
        Assert.All(Schedules.Split('|'), name => Assert.Contains(ScheduleNames.Resolve(name, []), ScheduleNames.Known.Append(ScheduleNames.Automatic)));

    [Fact]
    public void What_is_known_and_not_there_is_refused_as_that_and_never_replaced()
    {
        var catalogue = Some.Catalogue with { Samplers = [new SamplerEntry("euler", "test")] };
        foreach (var name in $"{A1111Samplers}|{ComfyuiSamplers}|{SdCppSamplers}".Split('|').Where(name => SamplerNames.Resolve(name, [])!.Name != "euler"))
        {
            var problem = RequestPlanner.Plan(Some.Prompt with { Sampler = new(name) }, Some.Context with { Catalogue = catalogue }).Problem();
            Assert.Equal(("sampler-not-built", name), (problem.Code, problem.Value));
        }
    }

    [Theory]
    [InlineData("DPM++ 2N", "dpmpp_2m")]
    [InlineData("euler_ancestrel", "euler_ancestral")]
    public void An_unknown_name_is_told_the_nearest_known_one(string written, string nearest)
    {
        var problem = RequestPlanner.Plan(Some.Prompt with { Sampler = new(written) }, Some.Context).Problem();
        Assert.Equal("sampler-unknown", problem.Code);
        Assert.Contains(nearest, problem.Remedy, StringComparison.Ordinal);
    }
}
