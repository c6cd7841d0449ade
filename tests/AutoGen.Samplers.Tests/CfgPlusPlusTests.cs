namespace AutoGen.Samplers.Tests;

/// <summary>CFG++: with one prediction it is the plain method; with two the steps are computed again in double, one number at a time.</summary>
public sealed class CfgPlusPlusTests
{
    private const double Cfg = 1.6;
    private const double FirstSigma = 14;

    private static readonly double[] sigmas = [FirstSigma, 6, 2.5, 1, 0.3, 0];

    [Theory]
    [InlineData("euler")]
    [InlineData("euler_ancestral")]
    [InlineData("gradient_estimation")]
    [InlineData("res_multistep")]
    [InlineData("res_multistep_ancestral")]
    [InlineData("dpmpp_2m")]
    [InlineData("ddim")]
    public void Where_both_predictions_agree_it_is_the_plain_method(string name)
    {
        var (plain, plusPlus) = (new TestRun(new() { Sigmas = sigmas }), new TestRun(new() { Sigmas = sigmas }));
        var expected = Registered.Plugin.Sampler(name).Sample(plain.Start, plain);
        Golden.AssertClose(name, expected.Values, Registered.Plugin.Sampler(name + "_cfg_pp").Sample(plusPlus.Start, plusPlus).Values, 1e-5);
    }

    [Fact]
    public void Gradient_estimation_pushes_on_the_unconditional_derivative() => Check("gradient_estimation_cfg_pp", static x =>
    {
        var last = double.NaN;
        for (var index = 0; index < sigmas.Length - 1; index++)
        {
            var (sigma, next) = (sigmas[index], sigmas[index + 1]);
            var noise = (x - Unconditional(x, sigma)) / sigma;
            var pushed = index > 0 && next > 0 ? (2 * noise) - last : noise;
            x = Guided(x, sigma) + (sigma * noise) + (pushed * (next - sigma));
            last = noise;
        }

        return x;
    });

    [Fact]
    public void Res_multistep_is_the_papers_second_order_step_from_a_latent_moved_by_guidance() => Check("res_multistep_cfg_pp", static x =>
    {
        var (lastUnconditional, lastH) = (0.0, 0.0);
        for (var index = 0; index < sigmas.Length - 1; index++)
        {
            var (sigma, next) = (sigmas[index], sigmas[index + 1]);
            var (guided, unconditional) = (Guided(x, sigma), Unconditional(x, sigma));
            if (next == 0)
                return guided;
            var h = Math.Log(sigma / next);
            var moved = x + guided - unconditional;
            // Zhang et al. 2023, table 2: c2 = -h of the step before / h
            var (phi1, phi2) = ((1 - Math.Exp(-h)) / h, (Math.Exp(-h) - 1 + h) / (h * h));
            var b2 = index == 0 ? 0 : -phi2 * h / lastH;
            x = (Math.Exp(-h) * moved) + (h * (((phi1 - b2) * guided) + (b2 * lastUnconditional)));
            (lastUnconditional, lastH) = (unconditional, h);
        }

        return x;
    });

    [Theory]
    [InlineData("autogen", Cfg)]
    [InlineData("comfyui", Cfg)]
    [InlineData("a1111", Cfg / 12.5)]
    public void Ddim_is_the_papers_algorithm_in_its_own_space(string dialect, double scale) => Check(
        "ddim_cfg_pp",
        x =>
        {
            // Chung et al. 2024, algorithm 2, on x / sqrt(1 + sigma^2)
            var own = x * Math.Sqrt(Alpha(FirstSigma));
            for (var index = 0; index < sigmas.Length - 1; index++)
            {
                var (sigma, next) = (sigmas[index], sigmas[index + 1]);
                var seen = own / Math.Sqrt(Alpha(sigma));
                var noise = (own - (Math.Sqrt(Alpha(sigma)) * Unconditional(seen, sigma))) / Math.Sqrt(1 - Alpha(sigma));
                own = (Math.Sqrt(Alpha(next)) * Guided(seen, sigma, scale)) + (Math.Sqrt(1 - Alpha(next)) * noise);
            }

            return own;
        },
        $$"""{ "dialect": "{{dialect}}" }""");

    private static double Alpha(double sigma) => 1 / (1 + (sigma * sigma));

    private static void Check(string name, Func<double, double> expected, string options = "{}")
    {
        var run = new TestRun(new()
        {
            Sigmas = sigmas,
            Cfg = Cfg,
            Denoise = static (x, sigma) => x.Map(value => (float)Conditional(value, sigma)),
            DenoiseUnconditional = static (x, sigma) => x.Map(value => (float)Unconditional(value, sigma)),
        });
        var actual = Registered.Plugin.Sampler(name, options).Sample(run.Start, run);
        Golden.AssertClose(name, [.. run.Start.Values.ToArray().Select(value => (float)expected(value))], actual.Values, 1e-4);
    }

    private static double Conditional(double x, double sigma) => 0.5 + (0.4 * x / (1 + (sigma * sigma)));

    private static double Unconditional(double x, double sigma) => (0.9 * x / (1 + (sigma * sigma))) - 0.2;

    private static double Guided(double x, double sigma, double scale = Cfg) =>
        Unconditional(x, sigma) + (scale * (Conditional(x, sigma) - Unconditional(x, sigma)));
}
