using AutoGen.Prompts.Planning;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>Turns what a person said into requests in which everything is decided, or says everything that is wrong with it.</summary>
public static class RequestPlanner
{
    private const int DefaultSteps = 20;
    private const double DefaultCfg = 7;

    /// <summary>One request for each picture: count N gives N requests with the seeds seed, seed + 1 ...</summary>
    public static Result<IReadOnlyList<RenderRequest>> Plan(RenderSettings settings, PlanContext context)
    {
        var problems = new PlanProblems(context.Origin);
        if (settings.Prompt is null)
            problems.Add(new Problem(ProblemCodes.PromptMissing, "No prompt is said.") { Key = "prompt", Allowed = "any text", Remedy = "Say what the picture shows." });
        var picture = Picture(WithoutFaults(settings, problems), context, problems);
        if (problems.All.Count > 0 || picture is null)
            return Result<IReadOnlyList<RenderRequest>>.Fail(problems.All);
        return Result<IReadOnlyList<RenderRequest>>.Ok(PictureSeeds.Spread(picture, settings, context.Seeds), []);
    }

    /// <summary>Reports every setting that is wrong in itself and takes it out, so that nothing is reported twice.</summary>
    private static RenderSettings WithoutFaults(RenderSettings settings, PlanProblems problems)
    {
        foreach (var setting in SettingTable.All)
        {
            if (SettingTable.Get(settings, setting.Name) is not { } value || SettingCheck.Check(setting, value) is not { } problem)
                continue;
            problems.Add(problem);
            settings = SettingTable.With(settings, setting.Name, null);
        }

        PictureSeeds.Check(settings, problems);
        return settings;
    }

    private static RenderRequest? Picture(RenderSettings settings, PlanContext context, PlanProblems problems)
    {
        var model = ModelChoice.Find(settings.Model, context, problems);
        var sampler = SamplerChoice.Find(settings, context.Catalogue, problems);
        var schedule = ScheduleChoice.Find(settings.Schedule, sampler?.Schedule, sampler?.Entry, context, problems);
        var guidance = GuidanceChoice.Find(settings.Guidance, context.Catalogue, problems);
        var (postProcess, sheetSteps) = PostProcessChoice.Find(settings.PostProcess ?? [], context, problems);
        var format = FormatChoice.Find(settings, problems);
        var init = InitImageChoice.Find(settings, context, problems);
        if (model is null || sampler is null || schedule is null)
            return null;
        var (width, height) = PictureSize.Find(settings, model, init?.Facts, problems);
        return new RenderRequest
        {
            Prompt = settings.Prompt ?? "",
            Negative = settings.Negative ?? "",
            Model = ModelChoice.NameOf(model, context.Catalogue),
            Sampler = sampler.Value.Sampler,
            Schedule = schedule,
            Guidance = guidance,
            Dialect = PictureSeeds.DialectOf(settings),
            DiscardPenultimate = settings.DiscardPenultimate,
            Steps = settings.Steps ?? DefaultSteps,
            Cfg = settings.Cfg ?? DefaultCfg,
            Seed = settings.Seed ?? -1,
            Rng = PictureSeeds.SourceOf(settings),
            VariationSeed = settings.VariationStrength > 0 ? settings.VariationSeed ?? -1 : null,
            VariationStrength = settings.VariationStrength ?? 0,
            SeedResize = settings is { SeedResizeWidth: { } resizeWidth, SeedResizeHeight: { } resizeHeight } ? new SeedResize(resizeWidth, resizeHeight) : null,
            Ensd = settings.Ensd ?? 0,
            Width = width,
            Height = height,
            Init = init?.Image,
            PostProcess = postProcess,
            SheetSteps = sheetSteps,
            Format = format,
            Quality = settings.Quality,
            BaseFolder = settings.PostProcess is { Count: > 0 } ? context.BaseFolder : null,
            PictureFolders = settings.PostProcess is { Count: > 0 } ? context.PictureFolders : null,
            OutputFolder = settings.PostProcess is { Count: > 0 } ? context.OutputFolder : null,
        };
    }
}
