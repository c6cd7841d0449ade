using System.Diagnostics;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Plugins.Testing;
using AutoGen.Samplers;

namespace AutoGen.Benchmarks;

/// <summary>
/// What a sampler costs beyond the model: its maths and the noise it draws, with a denoiser that returns a latent made beforehand. The
/// last column compares its processor time with one product of a latent and a number, measured in the same run: so many passes over the latent.
/// </summary>
internal sealed class SamplerBenchmark : IBenchmark
{
    private const int Steps = 20;

    /// <summary>A fast graphics card's, for Stable Diffusion 1.5 at this size.</summary>
    private static readonly TimeSpan ModelTime = TimeSpan.FromMilliseconds(25);

    private static readonly LatentShape[] shapes = [new(1, 4, 64, 64), new(1, 4, 128, 128), new(4, 4, 64, 64)];
    private static readonly IReadOnlyList<double> sigmas = FreeRun.Levels(Steps);
    private static readonly LoadedPlugin plugin = LoadedPlugin.Load(new SamplersPlugin());

    public string Verb => "samplers";

    public string Summary => "sampler and noise per step beyond a free denoiser; budget 1 ms at 4x64x64";

    public void Run(TextWriter output)
    {
        BesideModel(output);
        output.WriteLine($"{"",-28} {"latent",-12} {"ms/step",9} {"cpu ms",9} {"bytes/step",12} {"passes",9}");
        foreach (var shape in shapes)
        {
            var latent = Latent.Zeros(shape);
            var pass = Measurement.Of(() => Repeat(() => _ = latent * 0.5));
            foreach (var (name, work) in Rows(shape).Prepend(("latent times a number", () => Repeat(() => _ = latent * 0.5))))
                Report(output, name, shape, Measurement.Of(work), pass.Processor / Steps);
        }
    }

    /// <summary>What a picture waits for: the noise of a Brownian path is drawn while the model runs.</summary>
    private static void BesideModel(TextWriter output)
    {
        var shape = shapes[0];
        foreach (var name in plugin.SamplerNames.Where(static name => plugin.Traits[name].BrownianNoise))
        {
            RunSampler(name, shape); // compiled before it is measured
            var median = Enumerable.Range(0, 5).Select(_ => Beyond(name, shape)).Order().ElementAt(2);
            output.WriteLine(FormattableString.Invariant($"{name,-28} {shape,-12} {median.TotalMilliseconds / Steps,9:0.000} ms/step beyond a model of {ModelTime.TotalMilliseconds} ms"));
        }
    }

    private static TimeSpan Beyond(string name, LatentShape shape)
    {
        var run = new FreeRun(shape, sigmas, brownian: true, ModelTime);
        var start = Stopwatch.GetTimestamp();
        plugin.Sampler(name).Sample(Latent.Zeros(shape), run);
        return Stopwatch.GetElapsedTime(start) - run.InModel;
    }

    private static IEnumerable<(string Name, Action Work)> Rows(LatentShape shape)
    {
        yield return ("noise cpu", () => Repeat(() => new TorchCpuNoise(1).Next(shape)));
        yield return ("noise nv", () => Repeat(() => new PhiloxNoise(1).Next(shape)));
        yield return ("noise nv, Brownian path", () => BrownianSteps(shape));
        yield return ("guidance, epsilon to x0", GuidanceWork(shape));
        foreach (var name in plugin.SamplerNames)
            yield return (name, () => RunSampler(name, shape));
    }

    private static void Report(TextWriter output, string name, LatentShape shape, Measurement run, double pass) =>
        output.WriteLine(FormattableString.Invariant(
            $"{name,-28} {shape,-12} {run.Wall / Steps,9:0.000} {run.Processor / Steps,9:0.000} {run.Bytes / Steps,12:N0} {run.Processor / Steps / pass,9:0.0}"));

    private static void RunSampler(string name, LatentShape shape) =>
        plugin.Sampler(name).Sample(Latent.Zeros(shape), new FreeRun(shape, sigmas, plugin.Traits[name].BrownianNoise));

    /// <summary>The path of one run: one call per step, as DPM++ 2M SDE makes them.</summary>
    private static void BrownianSteps(LatentShape shape)
    {
        var run = new FreeRun(shape, sigmas, brownian: true);
        for (var step = 0; step < Steps - 1; step++)
            run.Noise(sigmas[step], sigmas[step + 1]);
    }

    private static Action GuidanceWork(LatentShape shape)
    {
        var x = Latent.Zeros(shape);
        var denoiser = new Denoiser(new FreePredictor(x), new ModelSampling(PredictionKind.Epsilon, new BetaSchedule().ToNoiseLevels()), new ClassifierFreeGuidance(), 7);
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
