using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>
/// IPNDM with weights for the run's own step lengths (zju-pi/diff-sampler, <c>ipndm_v</c>, whose formulas these are). The
/// authors' four weights of order 4 sum up to 1 only where step lengths form a geometric sequence; maxOrder 3 always converges.
/// </summary>
internal sealed class IpndmVSampler(MultistepOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Adams", Order = 2 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var derivatives = new History<Latent>(options.MaxOrder);
        var lengths = new History<double>(options.MaxOrder);
        foreach (var step in run.Steps)
        {
            derivatives.Add(SigmaSpace.Derivative(x, step.Sigma, run.Denoise(x, step.Sigma)));
            var length = step.Next - step.Sigma;
            lengths.Add(length);
            x += derivatives.Weighted(step.EndsClean ? [1] : Weights(lengths)) * length;
        }

        return x;
    }

    /// <param name="h">Step lengths, this step's first.</param>
    private static double[] Weights(History<double> h) => h.Count switch
    {
        1 => [1],
        2 => Second(h[0] / h[1]),
        3 => Third(h),
        _ => Fourth(h),
    };

    private static double[] Second(double ratio) => [1 + (ratio / 2), -ratio / 2];

    private static double[] Third(History<double> h)
    {
        var second = Second(h[0] / h[1]);
        var share = ThirdShare(h);
        var ratio = h[1] / h[2];
        return [second[0] + share, second[1] - ((1 + ratio) * share), share * ratio];
    }

    private static double[] Fourth(History<double> h)
    {
        var third = Third(h);
        var share = FourthShare(h);
        var ratio = h[1] / h[2];
        var far = h[1] * (h[1] + h[2]) / (h[2] * (h[2] + h[3]));
        return
        [
            third[0] + share,
            third[1] - ((1 + ratio + far) * share),
            third[2] + ((ratio + (far * (1 + (h[2] / h[3])))) * share),
            -share * far * ratio,
        ];
    }

    private static double ThirdShare(History<double> h)
    {
        var two = h[0] + h[1];
        return (1 - (h[0] / (3 * two) * (h[0] * two) / (h[1] * (h[1] + h[2])))) / 2;
    }

    private static double FourthShare(History<double> h)
    {
        var two = h[0] + h[1];
        var three = two + h[2];
        var inner = ((1 - (h[0] / (3 * two))) / 2) + ((1 - (h[0] / (2 * two))) * h[0] / (6 * three));
        return inner * (h[0] * two * three) / (h[1] * (h[1] + h[2]) * (h[1] + h[2] + h[3]));
    }
}
