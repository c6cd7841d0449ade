using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>A run of diffusers' scheduler tests: the model answers with its input * t / (t + 1).</summary>
internal sealed class DummyRun : SamplingRun
{
    private const double EdmVariance = 0.25;

    private readonly JsonElement item;
    private readonly double[] timesteps;
    private readonly LatentShape shape;
    private readonly List<Latent> draws = [];
    private readonly TorchCpuNoise source = new(0);
    private IReadOnlyList<double> sigmas;
    private int evaluation;
    private bool firstOfStep;
    private (Latent Sampler, Latent Scheduler)? lookingBack;

    public DummyRun(JsonElement item)
    {
        this.item = item;
        var size = item.GetProperty("shape").Doubles();
        shape = size.Length == 4 ? new LatentShape((int)size[0], (int)size[1], (int)size[2], (int)size[3]) : new LatentShape((int)size[0], (int)size[1], 1, (int)size[2]);
        var count = (int)item.Number("trainSteps");
        var curve = item.GetProperty("linear").GetBoolean() ? BetaCurve.Linear : BetaCurve.ScaledLinear;
        var levels = count == 0 ? new NoiseLevels([0.002, 80]) : new BetaSchedule(curve, item.Number("betaStart"), item.Number("betaEnd"), count).ToNoiseLevels();
        Model = new ModelSampling(PredictionKind.Sample, levels);
        AllSigmas = item.GetProperty("sigmas") is { ValueKind: JsonValueKind.Array } given ? given.Doubles() : [.. levels.Sigmas.Reverse(), 0];
        timesteps = item.GetProperty("evaluationTimesteps") is { ValueKind: JsonValueKind.Array } times ? times.Doubles() : [.. Enumerable.Range(0, count).Reverse().Select(static t => (double)t)];
        sigmas = AllSigmas;
    }

    public override IReadOnlyList<double> Sigmas => sigmas;

    public override IEnumerable<SigmaStep> Steps =>
        Enumerable.Range(0, sigmas.Count - 1).Select(index => new SigmaStep(index, sigmas[index], sigmas[index + 1]));

    public override ModelSampling Model { get; }

    private double[] AllSigmas { get; }

    public Latent Sample(ISampler sampler) => sampler.Sample(Start(), this);

    /// <summary>Those tests hand the model's input to the scheduler too, so every step starts from x / sqrt(1 + sigma^2): a run of its own per step.</summary>
    public Latent SampleScaled(ISampler sampler)
    {
        var x = Start();
        for (var index = 0; index < AllSigmas.Length - 1; index++)
        {
            sigmas = [AllSigmas[index], AllSigmas[index + 1]];
            firstOfStep = true;
            x = sampler.Sample(x / MixtureRun.FullVariance(sigmas[0]), this);
        }

        return x;
    }

    /// <summary>The same for a sampler that looks back, in one run: what it adds depends on the predicted noise alone.</summary>
    public Latent SampleScaledLookingBack(ISampler sampler)
    {
        var final = sampler.Sample(Start(), this);
        return lookingBack!.Value.Scheduler + (final - lookingBack.Value.Sampler);
    }

    public override Latent Denoise(Latent x, double sigma)
    {
        var scaled = item.GetProperty("stepGetsScaledSample").GetBoolean();
        var t = timesteps[evaluation++];
        if (scaled && item.Text("sampler") == "lms")
        {
            var place = lookingBack is { } last ? last.Scheduler + (x - last.Sampler) : x;
            lookingBack = (x, place * InputScale(sigma));
            return x - (lookingBack.Value.Scheduler * (sigma * t / (t + 1)));
        }

        if (!scaled)
            return Clean(x, item.GetProperty("scalesInput").GetBoolean() ? x * InputScale(sigma) : x, sigma, t);
        // x of the first evaluation is scaled already; later ones are, as the scheduler then sees them.
        var seen = firstOfStep ? x : x * InputScale(sigma);
        firstOfStep = false;
        var clean = Clean(seen, seen, sigma, t);
        // The SDE solver takes the clean latent from it, the others the derivative.
        return item.Text("sampler") == "dpmpp_sde" ? clean : x - (seen - clean);
    }

    public override DenoiseParts DenoiseParts(Latent x, double sigma) => throw new NotSupportedException("diffusers has no CFG++.");

    /// <summary>diffusers draws at every step, used or not.</summary>
    public override Latent Noise(double sigma, double sigmaNext)
    {
        if (item.Text("sampler") == "dpmpp_sde")
            return Path.Noise(sigma, sigmaNext);
        var index = Array.IndexOf(AllSigmas, sigma);
        while (draws.Count <= index)
            draws.Add(source.Next(shape));
        return draws[index];
    }

    public override void ReportProgress(double share)
    {
    }

    private BrownianTree Path => field ??= new BrownianTree(static seed => new TorchCpuNoise(seed), 0, shape, AllSigmas.Where(static sigma => sigma > 0).Min(), AllSigmas[0]);

    private bool IsEdm => item.Text("prediction") == "edm";

    private double InputScale(double sigma) => IsEdm ? 1 / Math.Sqrt((sigma * sigma) + EdmVariance) : 1 / MixtureRun.FullVariance(sigma);

    private Latent Start()
    {
        var values = item.GetProperty("init") is { ValueKind: JsonValueKind.Array } init ? init.Floats() : DummySample();
        return Latent.From(shape, values) * item.Number("startScale");
    }

    private Latent Clean(Latent x, Latent input, double sigma, double t)
    {
        var output = input * (t / (t + 1));
        var variance = 1 + (sigma * sigma);
        var clean = item.Text("prediction") switch
        {
            "edm" => ((x * EdmVariance) + (output * (sigma * Math.Sqrt(EdmVariance * ((sigma * sigma) + EdmVariance))))) / ((sigma * sigma) + EdmVariance),
            "v_prediction" => (x / variance) - (output * (sigma / Math.Sqrt(variance))),
            _ => x - (output * sigma),
        };
        return item.GetProperty("clip").GetBoolean() ? clean.Map(static value => Math.Clamp(value, -1, 1)) : clean;
    }

    /// <summary>diffusers' <c>dummy_sample_deter</c>: counted in the order (channel, height, width, batch).</summary>
    private float[] DummySample()
    {
        var values = new float[shape.Length];
        var perImage = shape.Length / shape.Count;
        for (var index = 0; index < values.Length; index++)
            values[index] = ((index % perImage * shape.Count) + (index / perImage)) / (float)shape.Length;
        return values;
    }
}
