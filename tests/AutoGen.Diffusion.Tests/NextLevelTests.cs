using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

/// <summary>What guidance is told of where the step under way ends.</summary>
public sealed class NextLevelTests
{
    private static readonly LatentShape Shape = new(1, 4, 2, 2);

    [Fact]
    public void It_is_the_end_of_the_step_also_for_an_evaluation_above_or_a_rounding_beside_its_start()
    {
        var guidance = new Listening();
        var run = Run([10, 5, 1, 0], guidance);
        foreach (var step in run.Steps)
        {
            run.Denoise(Latent.Zeros(Shape), step.Sigma);
            run.Denoise(Latent.Zeros(Shape), step.Sigma * 1.3); // raised by churn
            run.Denoise(Latent.Zeros(Shape), Math.BitIncrement(step.Sigma));
        }

        Assert.Equal([5, 5, 5, 1, 1, 1, 0, 0, 0], guidance.Heard);
    }

    [Fact]
    public void At_the_end_of_a_step_and_for_samplers_without_steps_it_is_the_next_level_below()
    {
        var guidance = new Listening();
        var run = Run([10, 5, 1, 0], guidance);
        run.Denoise(Latent.Zeros(Shape), 7);
        run.Denoise(Latent.Zeros(Shape), 5.000001);
        using var steps = run.Steps.GetEnumerator();
        steps.MoveNext();
        run.Denoise(Latent.Zeros(Shape), 5); // Heun's second evaluation
        Assert.Equal([5, 1, 1], guidance.Heard);
    }

    private static DenoisingRun Run(double[] sigmas, IGuidance guidance)
    {
        var model = new ModelSampling(PredictionKind.Epsilon, new BetaSchedule().ToNoiseLevels());
        return new DenoisingRun(sigmas, Shape, new Denoiser(new FakePredictor(static (x, _) => x), model, guidance, 7), new TorchCpuNoise(1), null, CancellationToken.None);
    }

    private sealed class Listening : IGuidance
    {
        public List<double> Heard { get; } = [];

        public Latent Guide(GuidanceStep step)
        {
            Heard.Add(step.NextSigma);
            return Latent.Zeros(Shape);
        }
    }
}
