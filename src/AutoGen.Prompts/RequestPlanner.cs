using System.Globalization;
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
        var first = picture.Seed >= 0 ? picture.Seed : context.Seeds.Next();
        return Result<IReadOnlyList<RenderRequest>>.Ok(
            [.. Enumerable.Range(0, settings.Count ?? 1).Select(i => picture with { Seed = first + i })], []);
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

        CheckLastSeed(settings, problems);
        return settings;
    }

    private static void CheckLastSeed(RenderSettings settings, PlanProblems problems)
    {
        var most = (long)SettingTable.Find("seed")!.Maximum!;
        var first = most - (settings.Count ?? 1) + 1;
        if (settings.Seed > first)
        {
            problems.Add(new Problem(ProblemCodes.SettingOutOfRange, $"With {settings.Count} pictures the last seed would be beyond {most}.")
            {
                Key = "seed",
                Value = settings.Seed.Value.ToString(CultureInfo.InvariantCulture),
                Allowed = $"-1 to {first}",
                Remedy = "Use a smaller seed or count.",
            });
        }
    }

    private static RenderRequest? Picture(RenderSettings settings, PlanContext context, PlanProblems problems)
    {
        var model = ModelChoice.Find(settings.Model, context, problems);
        var sampler = SamplerChoice.Find(settings, context.Catalogue, problems);
        var schedule = ScheduleChoice.Find(settings.Schedule, sampler?.Schedule, sampler?.Entry, context, problems);
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
            Steps = settings.Steps ?? DefaultSteps,
            Cfg = settings.Cfg ?? DefaultCfg,
            Seed = settings.Seed ?? -1,
            Rng = settings.Rng is { } rng ? RequestSettings.Value<RandomSourceKind>(rng) : RandomSourceKind.Nv,
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
