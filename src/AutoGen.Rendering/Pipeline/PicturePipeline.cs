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
        var denoiser = new Denoiser(model.Bind(positive, negative), model.Sampling, guidance, request.Cfg);
        var sigmas = PlanSigmas();
        var latent = sigmas.Count > 1 ? Sample(sigmas, denoiser, clean) : clean!;

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
    private IReadOnlyList<double> PlanSigmas()
    {
        var discardPenultimate = setup.Sampler.Extension.Traits.DiscardPenultimate;
        var sigmas = setup.Schedule.Use(
            tracker.CancellationToken,
            schedule => StepPlan.Create(schedule, request.Steps, model.Sampling.Levels, discardPenultimate));
        if (sigmas.Count < 2 || sigmas[^1] < 0 || !sigmas.All(double.IsFinite) || sigmas.Zip(sigmas.Skip(1)).Any(static pair => pair.First <= pair.Second))
            throw setup.Schedule.Fault($"gave sigmas that do not descend: {string.Join(", ", sigmas)}.");
        return request.Init is null ? sigmas : StepPlan.LastShare(sigmas, request.Init.Strength);
    }

    private Latent Sample(IReadOnlyList<double> sigmas, Denoiser denoiser, Latent? clean)
    {
        var shape = model.LatentFor(request.Width, request.Height);
        INoiseSource noise = request.Rng == RandomSourceKind.Cpu ? new TorchCpuNoise(request.Seed) : new PhiloxNoise(request.Seed);
        var start = clean is null ? noise.Next(shape) * StartScale(sigmas[0]) : clean + (noise.Next(shape) * sigmas[0]);
        var run = new DenoisingRun(sigmas, shape, denoiser, noise, tracker.ReportStep, tracker.CancellationToken);
        var latent = setup.Sampler.Use(tracker.CancellationToken, sampler => sampler.Sample(start, run));
        if (latent is null)
            throw setup.Sampler.Fault("returned no latent.");
        if (latent.Shape != shape)
            throw setup.Sampler.Fault($"returned a latent of {latent.Shape} instead of {shape}.");
        if (!latent.IsFinite())
            throw setup.Sampler.Fault("returned a latent with values that are not finite.");
        return latent;
    }

    private double StartScale(double sigma) =>
        setup.Sampler.Extension.Traits.StartScaling == StartScaling.FullVariance ? Math.Sqrt(1 + (sigma * sigma)) : sigma;
}
