using AutoGen.Prompts.Naming;

namespace AutoGen.Prompts;

/// <summary>Schedules by every name that files of our users carry.</summary>
public static class ScheduleNames
{
    /// <summary>Not a schedule: the sampler's own is taken.</summary>
    public const string Automatic = "automatic";

    private static readonly NameTable Table = new(
    [
        new(Automatic, "Automatic"),
        // sd.cpp's discrete is linear in t as well
        new("normal", "Normal", "discrete"),
        new("uniform", "Uniform"),
        new("karras", "Karras"),
        new("exponential", "Exponential"),
        new("polyexponential", "Polyexponential"),
        new("sgm_uniform", "SGM Uniform"),
        new("simple", "Simple"),
        new("kl_optimal", "KL Optimal"),
        new("align_your_steps", "Align Your Steps", "ays"),
        new("align_your_steps_gits", "Align Your Steps GITS", "gits"),
        new("align_your_steps_11", "Align Your Steps 11"),
        new("align_your_steps_32", "Align Your Steps 32"),
        new("ddim_uniform", "DDIM", "ddim"),
        new("beta", "Beta"),
        new("turbo", "Turbo"),
        new("linear_quadratic", "Linear Quadratic"),
        new("smoothstep", "Smoothstep"),
        new("lcm", "LCM"),
        new("bong_tangent", "Bong Tangent"),
        new("logit_normal", "Logit Normal"),
        new("ltx2", "LTX2"),
        new("flux", "Flux"),
        new("flux2", "Flux2"),
        new("flow_uniform", "Flow Uniform"),
        new("quadratic", "Quadratic"),
        new("cosine", "Cosine"),
        new("laplace", "Laplace"),
        new("vp", "VP"),
        new("linspace", "Linspace"),
        new("leading", "Leading"),
        new("trailing", "Trailing"),
    ]);

    /// <summary>Every canonical name, built or not.</summary>
    internal static IReadOnlyList<string> Known => Table.Names;

    /// <summary>The canonical name of any spelling; one of the available ones first, so that plugins may add names. Null = unknown.</summary>
    public static string? Resolve(string written, IEnumerable<string> available) =>
        available.FirstOrDefault(name => Folding.Same(name, written)) ?? Table.Find(written);

    /// <summary>As A1111 writes it into pictures, for example <c>SGM Uniform</c>.</summary>
    public static string Label(string canonical) => Table.Label(canonical);
}
