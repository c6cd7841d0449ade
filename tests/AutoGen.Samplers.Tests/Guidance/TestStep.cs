using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests.Guidance;

/// <summary>An evaluation with random predictions that remembers which were asked for.</summary>
internal sealed class TestStep : GuidanceStep
{
    public static readonly LatentShape Shape = new(2, 3, 4, 5);

    private readonly Latent[] tensors;

    public TestStep(double sigma = 2, double shareDone = 0.5, double scale = 7.5, PredictionKind prediction = PredictionKind.Epsilon)
    {
        (Sigma, ShareDone, Scale) = (sigma, shareDone, scale);
        Model = new ModelSampling(prediction, new BetaSchedule().ToNoiseLevels());
        var noise = new PhiloxNoise(11);
        tensors = [.. Enumerable.Range(0, 4).Select(_ => noise.Next(Shape))];
    }

    public List<string> Asked { get; } = [];

    public override Latent X => tensors[0];

    public override double Sigma { get; }

    public override double NextSigma => Sigma / 2;

    public override double ShareDone { get; }

    public override double Scale { get; }

    public override ModelSampling Model { get; }

    public override Latent Conditional => Answer("conditional", tensors[1]);

    public override Latent Unconditional => Answer("unconditional", tensors[2]);

    public override (Latent Conditional, Latent Unconditional) Both => (Answer("conditional", tensors[1]), Answer("unconditional", tensors[2]));

    public override Latent Empty => Answer("empty", tensors[3]);

    /// <summary>The tensors as doubles, which tests compute with: x, conditional, unconditional, empty.</summary>
    public double[] Values(int tensor) => [.. tensors[tensor].Values.ToArray().Select(static value => (double)value)];

    private Latent Answer(string name, Latent prediction)
    {
        if (!Asked.Contains(name))
            Asked.Add(name);
        return prediction;
    }
}
