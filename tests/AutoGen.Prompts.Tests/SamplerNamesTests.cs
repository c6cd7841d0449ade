namespace AutoGen.Prompts.Tests;

public class SamplerNamesTests
{
    [Theory]
    [InlineData("euler_ancestral", "Euler a", "k_euler_a", "k_euler_ancestral", "euler_a", "EULER A", "Euler-Ancestral")]
    [InlineData("euler", "Euler", "k_euler", "euler")]
    [InlineData("heun", "Heun", "k_heun", "heun")]
    [InlineData("lms", "LMS", "k_lms", "lms")]
    [InlineData("dpm_2", "DPM2", "k_dpm_2", "dpm_2", "kdpm_2", "dpm2", "KDPM2")]
    [InlineData("dpm_2_ancestral", "DPM2 a", "k_dpm_2_a", "dpm_2_ancestral", "kdpm_2_a", "KDPM2-Ancestral")]
    [InlineData("dpmpp_2m", "DPM++ 2M", "k_dpmpp_2m", "dpmpp_2m", "dpm++2m", "dpmsolver++", "dpm++ 2m")]
    [InlineData("dpmpp_sde", "DPM++ SDE", "k_dpmpp_sde", "dpmpp_sde", "dpmpp_sde_gpu")]
    [InlineData("dpmpp_2m_sde", "DPM++ 2M SDE", "k_dpmpp_2m_sde", "dpmpp_2m_sde_gpu", "dpm++2m_sde")]
    [InlineData("dpmpp_2s_ancestral", "DPM++ 2S a", "k_dpmpp_2s_a", "dpmpp_2s_ancestral", "dpm++2s_a")]
    [InlineData("dpmpp_3m_sde", "DPM++ 3M SDE", "k_dpmpp_3m_sde", "dpmpp_3m_sde_gpu")]
    [InlineData("uni_pc", "UniPC", "unipc", "uni_pc")]
    [InlineData("ddim", "DDIM", "ddim_trailing")]
    [InlineData("plms", "PLMS", "pndm")]
    [InlineData("lcm", "LCM", "k_lcm")]
    [InlineData("ddim_cfg_pp", "DDIM CFG++")]
    public void Every_tools_spelling_finds_the_sampler(string canonical, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(new SamplerName(canonical, null), SamplerNames.Resolve(spelling, [])));

    [Theory]
    [InlineData("DPM++ 2M Karras", "dpmpp_2m", "karras")]
    [InlineData("Euler a Karras", "euler_ancestral", "karras")]
    [InlineData("DPM++ 2M SDE Exponential", "dpmpp_2m_sde", "exponential")]
    [InlineData("DPM++ 2M SDE Heun Karras", "dpmpp_2m_sde_heun", "karras")]
    [InlineData("Euler SGM Uniform", "euler", "sgm_uniform")]
    [InlineData("Euler SGMUniform", "euler", "sgm_uniform")]
    [InlineData("Euler Automatic", "euler", "automatic")]
    [InlineData("euler karras", "euler", "karras")]
    [InlineData("dpmpp_2m_k", "dpmpp_2m", "karras")]
    [InlineData("kdpm_2_a_k", "dpm_2_ancestral", "karras")]
    [InlineData("DDIM DDIM", "ddim", "ddim_uniform")]
    public void A_schedule_glued_on_is_taken_off(string written, string sampler, string schedule) =>
        Assert.Equal(new SamplerName(sampler, schedule), SamplerNames.Resolve(written, []));

    [Theory]
    [InlineData("dpmpp_2s", "dpmpp_2s_ancestral")]
    [InlineData("dpmpp_3m", "dpmpp_3m_sde")]
    [InlineData("uni_pc_bh2", "uni_pc")]
    [InlineData("dpm++2mv2", "dpmpp_2m")]
    public void Another_algorithm_with_a_like_name_is_not_an_alias(string written, string other)
    {
        var name = SamplerNames.Resolve(written, [])!.Name;

        Assert.NotEqual(other, name);
        Assert.Contains(name, SamplerNames.Known);
    }

    [Theory]
    [InlineData("")]
    [InlineData("magic")]
    [InlineData("Euler Magic")]
    [InlineData("++")]
    public void What_nobody_knows_is_null(string written) => Assert.Null(SamplerNames.Resolve(written, ["euler"]));

    [Fact]
    public void A_plugins_own_sampler_is_found_in_any_spelling_with_a_schedule_glued_on()
    {
        Assert.Equal(new SamplerName("my_sampler", null), SamplerNames.Resolve("My Sampler", ["my_sampler"]));
        Assert.Equal(new SamplerName("my_sampler", "karras"), SamplerNames.Resolve("my_sampler Karras", ["my_sampler"]));
        Assert.Equal("my_sampler", SamplerNames.Label("my_sampler"));
    }

    [Fact]
    public void Every_label_leads_back_to_its_sampler() =>
        Assert.All(SamplerNames.Known, name => Assert.Equal(new SamplerName(name, null), SamplerNames.Resolve(SamplerNames.Label(name), [])));

    [Theory]
    [InlineData("euler_ancestral", "Euler a")]
    [InlineData("dpmpp_2m", "DPM++ 2M")]
    [InlineData("ddim", "DDIM")]
    public void Labels_are_A1111s(string canonical, string label) => Assert.Equal(label, SamplerNames.Label(canonical));
}
