using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>One evaluation: each prediction is computed when guidance asks for it, and at most once.</summary>
/// <param name="predictClean">Predicts x0 for what is asked for.</param>
/// <param name="x">The noisy latent.</param>
/// <param name="place">Where in the run it is evaluated.</param>
/// <param name="scale">The cfg scale.</param>
/// <param name="model">What the model predicts, and the noise levels it knows.</param>
internal sealed class LazyGuidanceStep(Func<GuidanceHalves, Predictions> predictClean, Latent x, RunPlace place, double scale, ModelSampling model) : GuidanceStep
{
    private Predictions known;

    public override Latent X => x;

    public override double Sigma => place.Sigma;

    public override double NextSigma => place.NextSigma;

    public override double ShareDone => place.ShareDone;

    public override double Scale => scale;

    public override ModelSampling Model => model;

    public override Latent Conditional => Require(GuidanceHalves.Conditional).Conditional!;

    public override Latent Unconditional => Require(GuidanceHalves.Unconditional).Unconditional!;

    public override Latent Empty => Require(GuidanceHalves.Empty).Empty!;

    public override (Latent Conditional, Latent Unconditional) Both
    {
        get
        {
            var predictions = Require(GuidanceHalves.Both);
            return (predictions.Conditional!, predictions.Unconditional!);
        }
    }

    private Predictions Require(GuidanceHalves halves)
    {
        if (known.Conditional is not null)
            halves &= ~GuidanceHalves.Conditional;
        if (known.Unconditional is not null)
            halves &= ~GuidanceHalves.Unconditional;
        if (known.Empty is not null)
            halves &= ~GuidanceHalves.Empty;
        if (halves != 0)
        {
            var predicted = predictClean(halves);
            known = new Predictions(known.Conditional ?? predicted.Conditional, known.Unconditional ?? predicted.Unconditional) { Empty = known.Empty ?? predicted.Empty };
        }

        return known;
    }
}
