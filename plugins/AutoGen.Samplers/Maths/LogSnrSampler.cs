using AutoGen.Abstractions;

namespace AutoGen.Samplers.Maths;

/// <summary>
/// Runs a sampler that is written in lambda = log(signal / noise) on flow models too: z = x / (1 - s) at level s is
/// x0 + sigma * noise with sigma = s / (1 - s), which is sigma space. In sigma space itself it does nothing.
/// </summary>
internal sealed class LogSnrSampler(ISampler sampler) : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        if (!run.Model.IsFlow())
            return sampler.Sample(x, run);
        var lifted = new LiftedRun(run);
        var end = run.Sigmas[^1];
        return sampler.Sample(x / lifted.SignalAtStart, lifted) * (1 - end);
    }

    /// <summary>The run as it looks from z.</summary>
    private sealed class LiftedRun(SamplingRun run) : SamplingRun
    {
        // Pure noise (s = 1) is infinitely far in lambda: the first level is set back as ComfyUI does it.
        private readonly double first = run.Sigmas[0] < 1 ? run.Sigmas[0] : run.Model.NearlyPureNoise();

        public double SignalAtStart => 1 - first;

        public override IReadOnlyList<double> Sigmas => [.. run.Sigmas.Select((s, index) => Lift(index == 0 ? first : s))];

        public override IEnumerable<SigmaStep> Steps =>
            run.Steps.Select(step => step with { Sigma = Lift(step.Index == 0 ? first : step.Sigma), Next = Lift(step.Next) });

        public override ModelSampling Model => run.Model;

        public override Latent Denoise(Latent x, double sigma) => run.Denoise(x * Signal(sigma), Lower(sigma));

        public override DenoiseParts DenoiseParts(Latent x, double sigma) => run.DenoiseParts(x * Signal(sigma), Lower(sigma));

        public override Latent Noise(double sigma, double sigmaNext) => run.Noise(Lower(sigma), Lower(sigmaNext));

        public override void ReportProgress(double share) => run.ReportProgress(share);

        private static double Lift(double s) => s / (1 - s);

        private static double Lower(double sigma) => sigma / (1 + sigma);

        private static double Signal(double sigma) => 1 / (1 + sigma);
    }
}
