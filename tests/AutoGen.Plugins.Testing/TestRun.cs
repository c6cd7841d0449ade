using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Plugins.Testing;

/// <summary>
/// A run without a network: the run that AutoGen makes for a picture, with a function in the network's place. It notes
/// what a sampler does to it.
/// </summary>
public sealed class TestRun : SamplingRun
{
    private readonly DenoisingRun run;
    private readonly FunctionPredictor predictor;
    private readonly IReadOnlyList<BrownianTree> paths;

    /// <param name="options">What it is made of.</param>
    public TestRun(TestRunOptions options)
    {
        predictor = new FunctionPredictor(options.Denoise, options.DenoiseUnconditional ?? options.Denoise);
        var noise = new BatchNoise(options.Seed, options.Shape.Count);
        Start = noise.Next(options.Shape) * options.Sigmas[0];
        paths = options.BrownianNoise ? [.. Enumerable.Range(0, options.Shape.Count).Select(index => PathOf(options, index))] : [];
        var model = new ModelSampling(PredictionKind.Sample, ExactGaussian.Levels);
        var denoiser = new Denoiser(predictor, model, new ClassifierFreeGuidance(), options.Cfg);
        run = new DenoisingRun(options.Sigmas, options.Shape, denoiser, noise, Report, options.CancellationToken);

        void Report(int done, int all)
        {
            StepsDone = done;
            options.Progress?.Invoke(done, all);
        }
    }

    /// <summary>The start of text to image: sigmas[0] * noise.</summary>
    public Latent Start { get; }

    /// <summary>The noise levels at which the model was evaluated, in order.</summary>
    public IReadOnlyList<double> Evaluated => predictor.Evaluated;

    /// <summary>How often noise was drawn.</summary>
    public int NoiseDraws { get; private set; }

    /// <summary>Steps of which the sampler has said that they are done.</summary>
    public int StepsDone { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Sigmas => run.Sigmas;

    /// <inheritdoc/>
    public override IEnumerable<SigmaStep> Steps => run.Steps;

    /// <inheritdoc/>
    public override ModelSampling Model => run.Model;

    /// <inheritdoc/>
    public override Latent Denoise(Latent x, double sigma) => run.Denoise(x, sigma);

    /// <inheritdoc/>
    public override DenoiseParts DenoiseParts(Latent x, double sigma) => run.DenoiseParts(x, sigma);

    /// <inheritdoc/>
    public override Latent Noise(double sigma, double sigmaNext)
    {
        NoiseDraws++;
        return paths.Count == 0 ? run.Noise(sigma, sigmaNext) : Latent.From(Start.Shape, [.. paths.SelectMany(path => path.Noise(sigma, sigmaNext).Values.ToArray())]);
    }

    /// <inheritdoc/>
    public override void ReportProgress(double share) => run.ReportProgress(share);

    /// <summary>Every picture of a batch has a path of its own.</summary>
    private static BrownianTree PathOf(TestRunOptions options, int index) => new(
        static seed => new PhiloxNoise(seed),
        options.Seed + index,
        options.Shape with { Count = 1 },
        options.Sigmas.Where(static sigma => sigma > 0).Min(),
        options.Sigmas[0]);
}
