using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Models;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>One request to one picture with one loaded model. The order of the methods is the order of the work.</summary>
internal sealed class PicturePipeline(DiffusionModel model, RenderSetup setup, RenderTracker tracker)
{
    private readonly RenderRequest request = setup.Request;
    private readonly Dialect dialect = setup.Request.Dialect.ToContract();

    /// <summary>What a person should know of the prompts, for example that one was cut.</summary>
    public IReadOnlyList<Problem> Warnings { get; private set; } = [];

    /// <summary>Text to image, or image to image where the request has an input image.</summary>
    public Picture MakePicture()
    {
        tracker.Enter(RenderStage.Encode);
        var positive = model.EncodePrompt(request.Prompt);
        var negative = model.EncodePrompt(request.Negative);
        Warnings = [.. positive.Warnings, .. negative.Warnings];
        var clean = EncodeInitPicture();

        tracker.Enter(RenderStage.Sample);
        IGuidance guidance = setup.Guidance is null ? new ClassifierFreeGuidance() : new PluginGuidance(setup.Guidance, tracker.CancellationToken);
        var denoiser = new Denoiser(model.Bind(positive, negative), model.Sampling, guidance, request.Cfg) { WholeTimesteps = dialect == Dialect.Comfyui };
        var plan = PlanRun();
        var latent = plan.Sigmas.Count > 1 ? Sample(plan, denoiser, clean) : clean!;

        tracker.Enter(RenderStage.Decode);
        return PixelRange.ToPicture(model.Decode(latent), request.Width, request.Height);
    }

    private Latent? EncodeInitPicture()
    {
        if (setup.InitPicture is null || request.Init is null)
            return null;
        var planes = InitImagePreparation.Prepare(setup.InitPicture, request.Width, request.Height, request.Init.ResizeMode);
        return model.EncodeImage(planes, request.Width, request.Height);
    }

    /// <summary>Image to image at strength 0 has no step to run: the input comes back as the VAE sees it.</summary>
    private (IReadOnlyList<double> Sigmas, double? NoisedTo) PlanRun()
    {
        if (request.Init is not { } init)
            return (PlanSteps(request.Steps), null);
        var own = setup.Sampler.Use(tracker.CancellationToken, sampler => (sampler as IOwnSigmas)?.CreateSigmas(request.Steps, init.Strength, model.Sampling.Levels));
        return own is null
            ? (StepPlan.ForStrength(PlanSteps, request.Steps, init.Strength, dialect), null)
            : (own.Sigmas.Count < 2 ? own.Sigmas : Checked(own.Sigmas, setup.Sampler.Fault), own.NoisedTo);
    }

    private IReadOnlyList<double> PlanSteps(int steps)
    {
        var own = setup.Sampler.Use(tracker.CancellationToken, sampler => (sampler as IOwnSigmas)?.CreateSigmas(steps, model.Sampling.Levels));
        return own is null ? Checked(PlanBySchedule(steps), setup.Schedule.Fault) : Checked(own, setup.Sampler.Fault);
    }

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> sigmas, Func<string, RenderFault> fault)
    {
        if (sigmas.Count >= 2 && sigmas[^1] >= 0 && sigmas.All(double.IsFinite) && sigmas.Zip(sigmas.Skip(1)).All(static pair => pair.First > pair.Second))
            return sigmas;
        throw fault($"gave sigmas that do not descend: {string.Join(", ", sigmas)}.");
    }

    private IReadOnlyList<double> PlanBySchedule(int steps)
    {
        var discardPenultimate = request.DiscardPenultimate ?? setup.Sampler.Extension.Traits.DiscardsPenultimate(dialect);
        return setup.Schedule.Use(tracker.CancellationToken, schedule => StepPlan.Create(schedule, steps, model.Sampling.Levels, discardPenultimate));
    }

    private Latent Sample((IReadOnlyList<double> Sigmas, double? NoisedTo) plan, Denoiser denoiser, Latent? clean)
    {
        var sigmas = plan.Sigmas;
        var shape = model.LatentFor(request.Width, request.Height);
        var noise = PictureNoise.Create(NoiseSettings(), shape);
        var start = plan.NoisedTo is { } level
            ? StartLatent.OfImage(noise.Start, clean!, sigmas[0], level)
            : StartLatent.Create(noise.Start, clean, sigmas[0], model.Sampling.Levels, (setup.Sampler.Extension.Traits.StartScaling, dialect));
        var run = new DenoisingRun(sigmas, shape, denoiser, noise.Steps, tracker.ReportStep, tracker.CancellationToken) { Path = BrownianPath(dialect == Dialect.Comfyui || request.Init is null ? sigmas : PlanSteps(request.Steps), shape) };
        var latent = setup.Sampler.Use(tracker.CancellationToken, sampler => sampler.Sample(start, run));
        if (latent is null)
            throw setup.Sampler.Fault("returned no latent.");
        if (latent.Shape != shape)
            throw setup.Sampler.Fault($"returned a latent of {latent.Shape} instead of {shape}.");
        if (!latent.IsFinite())
            throw setup.Sampler.Fault("returned a latent with values that are not finite.");
        if (run.StepsDone < sigmas.Count - 2)
            throw setup.Sampler.Fault($"returned after {run.StepsDone} of {sigmas.Count - 1} steps.");
        return latent;
    }

    /// <summary>
    /// Over the levels above 0, from the picture's own seed. Image to image goes on a path over the levels of all steps, as A1111 makes it;
    /// ComfyUI's is one over the levels that run.
    /// </summary>
    private BrownianTree? BrownianPath(IReadOnlyList<double> sigmas, LatentShape shape) => setup.Sampler.Extension.Traits.BrownianNoise
        ? new BrownianTree(PictureNoise.PathSource(NoiseSettings()), request.Seed, shape, sigmas.Where(static sigma => sigma > 0).Min(), sigmas[0])
        : null;

    private NoiseSettings NoiseSettings() => new(request.Seed)
    {
        Cuda = request.Rng == RandomSourceKind.Nv,
        Dialect = dialect,
        VariationSeed = request.VariationSeed ?? 0,
        VariationStrength = request.VariationSeed is null ? 0 : request.VariationStrength,
        ResizeFrom = request.SeedResize is { } from ? (from.Height / model.Factor, from.Width / model.Factor) : null,
        SeedDelta = request.Ensd,
        BatchIndex = request.Batch?.Index ?? 0,
        BatchCount = request.Batch?.Count ?? 1,
    };
}
