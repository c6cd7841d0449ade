using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>One evaluation: each half is computed when guidance asks for it, and at most once.</summary>
/// <param name="predictClean">Predicts x0 for the halves asked for.</param>
/// <param name="sigma">Noise level of this evaluation.</param>
/// <param name="shareDone">Share of the run done.</param>
/// <param name="scale">The cfg scale.</param>
internal sealed class LazyGuidanceStep(Func<GuidanceHalves, Predictions> predictClean, double sigma, double shareDone, double scale) : GuidanceStep
{
    private Predictions known;

    public override double Sigma => sigma;

    public override double ShareDone => shareDone;

    public override double Scale => scale;

    public override Latent Conditional => Require(GuidanceHalves.Conditional).Conditional!;

    public override Latent Unconditional => Require(GuidanceHalves.Unconditional).Unconditional!;

    public override (Latent Conditional, Latent Unconditional) Both
    {
        get
        {
            var (conditional, unconditional) = Require(GuidanceHalves.Both);
            return (conditional!, unconditional!);
        }
    }

    private Predictions Require(GuidanceHalves halves)
    {
        if (known.Conditional is not null)
            halves &= ~GuidanceHalves.Conditional;
        if (known.Unconditional is not null)
            halves &= ~GuidanceHalves.Unconditional;
        if (halves != 0)
        {
            var predicted = predictClean(halves);
            known = new Predictions(known.Conditional ?? predicted.Conditional, known.Unconditional ?? predicted.Unconditional);
        }

        return known;
    }
}
