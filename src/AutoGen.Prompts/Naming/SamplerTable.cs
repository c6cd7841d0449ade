namespace AutoGen.Prompts.Naming;

/// <summary>
/// The samplers of the tools our users come from. A name of another algorithm is never an alias: InvokeAI's dpmpp_2s is
/// not ancestral and its dpmpp_3m is not an SDE, so both stand for themselves.
/// </summary>
internal static class SamplerTable
{
    public static IReadOnlyList<KnownName> Names { get; } =
    [
        new("euler", "Euler"),
        new("euler_ancestral", "Euler a"),
        new("heun", "Heun"),
        new("lms", "LMS"),
        new("dpm_2", "DPM2"),
        new("dpm_2_ancestral", "DPM2 a"),
        new("dpmpp_2m", "DPM++ 2M", "dpmsolver++"),
        new("dpmpp_sde", "DPM++ SDE", "dpmpp_sde_gpu"),
        new("dpmpp_2m_sde", "DPM++ 2M SDE", "dpmpp_2m_sde_gpu", "dpm++2m_sde_bt"),
        new("dpmpp_2m_sde_heun", "DPM++ 2M SDE Heun", "dpmpp_2m_sde_heun_gpu"),
        new("dpmpp_2s_ancestral", "DPM++ 2S a"),
        new("dpmpp_3m_sde", "DPM++ 3M SDE", "dpmpp_3m_sde_gpu"),
        new("dpm_fast", "DPM fast"),
        new("dpm_adaptive", "DPM adaptive", "dpm_ad"),
        new("restart", "Restart"),
        new("ddim", "DDIM", "ddim_trailing"),
        new("ddim_cfg_pp", "DDIM CFG++"),
        new("plms", "PLMS", "pndm"),
        new("uni_pc", "UniPC"),
        new("uni_pc_bh2", "UniPC bh2"),
        new("lcm", "LCM"),
        new("tcd", "TCD"),
        new("ddpm", "DDPM"),
        new("deis", "DEIS"),
        new("heunpp2", "HeunPP2"),
        new("ipndm", "IPNDM"),
        new("ipndm_v", "IPNDM_V"),
        new("euler_cfg_pp", "Euler CFG++"),
        new("euler_ancestral_cfg_pp", "Euler a CFG++"),
        new("dpmpp_2m_cfg_pp", "DPM++ 2M CFG++"),
        new("dpmpp_2s_ancestral_cfg_pp", "DPM++ 2S a CFG++"),
        new("dpmpp_2m_v2", "DPM++ 2M v2"),
        new("dpmpp_2s", "DPM++ 2S", "dpmsingle"),
        new("dpmpp_3m", "DPM++ 3M"),
        new("dpm_solver", "DPM-Solver"),
        new("exp_heun_2_x0", "Exp Heun 2 x0"),
        new("exp_heun_2_x0_sde", "Exp Heun 2 x0 SDE"),
        new("res_2s", "RES 2S"),
        new("res_multistep", "RES Multistep"),
        new("res_multistep_cfg_pp", "RES Multistep CFG++"),
        new("res_multistep_ancestral", "RES Multistep a"),
        new("res_multistep_ancestral_cfg_pp", "RES Multistep a CFG++"),
        new("gradient_estimation", "Gradient Estimation", "euler_ge"),
        new("gradient_estimation_cfg_pp", "Gradient Estimation CFG++"),
        new("er_sde", "ER SDE"),
        new("seeds_2", "SEEDS 2"),
        new("seeds_3", "SEEDS 3"),
        new("sa_solver", "SA Solver"),
        new("sa_solver_pece", "SA Solver PECE"),
        new("flow_match_euler", "FlowMatch Euler", "FlowMatch-EulerDiscrete", "FlowMatch-EulerDynamic"),
        new("locomotion", "Locomotion"),
        new("ddpm_wuerstchen", "DDPM Wuerstchen"),
    ];
}
