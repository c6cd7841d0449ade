using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Benchmarks;

/// <summary>
/// What a sampler's maths costs beyond the model: denoiser and noise return latents made beforehand. Noise costs are rows of
/// their own, per draw and for a Brownian path per step; guidance and prediction have one as well, as they run once per evaluation.
/// </summary>
internal sealed class SamplerBenchmark : IBenchmark
{
    private const int Steps = 20;

    private static readonly LatentShape[] shapes = [new(1, 4, 64, 64), new(1, 4, 128, 128), new(4, 4, 64, 64)];
    private static readonly NoiseLevels levels = new BetaSchedule().ToNoiseLevels();

    public string Verb => "samplers";

    public string Summary => "sampler maths per step beyond a free denoiser; budget 1 ms at 4x64x64";

    public void Run(TextWriter output)
    {
        output.WriteLine($"{"",-24} {"latent",-12} {"ms/step",9} {"cpu ms",9} {"bytes/step",12}");
        foreach (var shape in shapes)
        {
            foreach (var (name, sampler) in CollectedSamplers.Load())
                Report(output, name, shape, Measurement.Of(() => RunSampler(sampler, shape)));
            Report(output, "noise torch", shape, Measurement.Of(() => Repeat(() => new TorchCpuNoise(1).Next(shape))));
            Report(output, "noise philox", shape, Measurement.Of(() => Repeat(() => new PhiloxNoise(1).Next(shape))));
            Report(output, "noise brownian, philox", shape, Measurement.Of(() => BrownianSteps(shape)));
            Report(output, "guidance, epsilon to x0", shape, Measurement.Of(GuidanceWork(shape)));
        }
    }

    private static void Report(TextWriter output, string name, LatentShape shape, Measurement run) =>
        output.WriteLine(FormattableString.Invariant($"{name,-24} {shape,-12} {run.Wall / Steps,9:0.000} {run.Processor / Steps,9:0.000} {run.Bytes / Steps,12:N0}"));

    private static void RunSampler(Func<ISampler> create, LatentShape shape)
    {
        var start = Latent.Zeros(shape);
        create().Sample(start, new FreeRun(shape, levels, Steps));
    }

    /// <summary>The path of one run: one call per step, as DPM++ 2M SDE makes them.</summary>
    private static void BrownianSteps(LatentShape shape)
    {
        var sigmas = new FreeRun(shape, levels, Steps).Sigmas;
        var tree = new BrownianTree(static seed => new PhiloxNoise(seed), 1, shape, sigmas[^2], sigmas[0]);
        for (var step = 0; step < Steps - 1; step++)
            tree.Noise(sigmas[step], sigmas[step + 1]);
    }

    private static Action GuidanceWork(LatentShape shape)
    {
        var x = Latent.Zeros(shape);
        var denoiser = new Denoiser(new FreePredictor(x), new ModelSampling(PredictionKind.Epsilon, levels), new ClassifierFreeGuidance(), 7);
        return () => Repeat(() => denoiser.Denoise(x, new RunPlace(5)));
    }

    private static void Repeat(Action work)
    {
        for (var step = 0; step < Steps; step++)
            work();
    }

    private sealed class FreePredictor(Latent output) : INoisePredictor
    {
        public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves) => new(output, output);
    }
}
