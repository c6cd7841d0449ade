using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class DenoisingRunTests
{
    private static readonly LatentShape shape = new(1, 4, 2, 2);
    private static readonly double[] sigmas = [10, 5, 2, 0];

    [Fact]
    public void Steps_are_neighbouring_sigmas()
    {
        var run = Create(null, CancellationToken.None);
        Assert.Equal([new SigmaStep(0, 10, 5), new SigmaStep(1, 5, 2), new SigmaStep(2, 2, 0)], run.Steps);
    }

    [Fact]
    public void Progress_counts_finished_steps()
    {
        var reported = new List<(int, int)>();
        foreach (var _ in Create((done, all) => reported.Add((done, all)), CancellationToken.None).Steps)
        {
        }

        Assert.Equal([(0, 3), (1, 3), (2, 3), (3, 3)], reported);
    }

    [Fact]
    public void Progress_never_falls()
    {
        var reported = new List<int>();
        var run = Create((done, _) => reported.Add(done), CancellationToken.None);
        foreach (var share in (double[])[0, 0.7, 0.4, 2, 1])
            run.ReportProgress(share);
        Assert.Equal([0, 2, 3], reported);
    }

    [Fact]
    public void A_cancelled_run_stops_at_the_next_step()
    {
        using var cancellation = new CancellationTokenSource();
        var begun = 0;
        void Walk()
        {
            foreach (var _ in Create(null, cancellation.Token).Steps)
            {
                begun++;
                cancellation.Cancel();
            }
        }

        Assert.Equal(cancellation.Token, Assert.Throws<OperationCanceledException>(Walk).CancellationToken);
        Assert.Equal(1, begun);
    }

    [Fact]
    public void A_cancelled_run_evaluates_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var predictor = new FakePredictor(static (x, _) => x);
        var run = Create(null, cancellation.Token, predictor);
        Assert.Throws<OperationCanceledException>(() => run.Denoise(Latent.Zeros(shape), 1));
        Assert.Throws<OperationCanceledException>(() => run.DenoiseParts(Latent.Zeros(shape), 1));
        Assert.Throws<OperationCanceledException>(() => run.ReportProgress(0.5));
        Assert.Empty(predictor.Calls);
    }

    [Fact]
    public void Noise_is_the_next_of_the_source_in_the_shape_of_the_latent()
    {
        var run = Create(null, CancellationToken.None);
        var reference = new TorchCpuNoise(1);
        Assert.Equal(reference.Next(shape).Values, run.Noise(10, 5).Values);
        Assert.Equal(reference.Next(shape).Values, run.Noise(5, 2).Values);
    }

    [Fact]
    public void A_run_of_no_steps_ends_at_once()
    {
        var run = new DenoisingRun([0], shape, CreateDenoiser(new FakePredictor(static (x, _) => x)), new TorchCpuNoise(1), null, CancellationToken.None);
        Assert.Empty(run.Steps);
    }

    private static DenoisingRun Create(Action<int, int>? progress, CancellationToken cancellationToken, FakePredictor? predictor = null) =>
        new(sigmas, shape, CreateDenoiser(predictor ?? new FakePredictor(static (x, _) => x)), new TorchCpuNoise(1), progress, cancellationToken);

    private static Denoiser CreateDenoiser(FakePredictor predictor) =>
        new(predictor, new ModelSampling(PredictionKind.Sample, new BetaSchedule().ToNoiseLevels()), new ClassifierFreeGuidance(), 1);
}
