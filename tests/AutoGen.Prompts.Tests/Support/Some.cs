using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests.Support;

internal static class Some
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "somewhere"));

    public static ModelEntry Pocket { get; } = new("pocket", Path.Combine(Folder, "models", "pocket")) { NativeSize = 128, Factor = 8 };

    public static SettingDescription Eta { get; } = new("eta", SettingKind.Number, "Share of fresh noise.") { Minimum = 0, Maximum = 1 };

    public static Catalogue Catalogue { get; } = new()
    {
        Models = [Pocket],
        Samplers =
        [
            new("euler", "AutoGen.Samplers"),
            new("euler_ancestral", "AutoGen.Samplers") { Options = [Eta] },
            new("ddim", "AutoGen.Samplers") { Options = [Eta] },
            new("dpmpp_2m", "AutoGen.Samplers") { DefaultSchedule = "karras" },
        ],
        Schedules = [.. new[] { "normal", "uniform", "karras", "exponential", "sgm_uniform", "simple" }.Select(name => new ScheduleEntry(name, "AutoGen.Samplers"))],
        PostProcessors =
        [
            new("sharpen", "AutoGen.PostProcessors") { Options = [new("amount", SettingKind.Number, "Amount.") { Minimum = 0, Maximum = 10 }] },
            new("border", "AutoGen.PostProcessors"),
        ],
    };

    public static PlanContext Context { get; } = new(Catalogue, new FixedImageInspector(new ImageFacts(64, 96)), new SeedSource(() => 4242), Folder);

    public static RenderSettings Prompt { get; } = new() { Prompt = "a red circle" };

    public static RenderRequest Request { get; } = RequestPlanner.Plan(Prompt with { Seed = 7 }, Context).Value![0];

    public static Problem Problem(this Result<IReadOnlyList<RenderRequest>> result) => Assert.Single(result.Problems);
}

internal sealed class FixedImageInspector(Result<ImageFacts> answer) : IImageInspector
{
    public Result<ImageFacts> Inspect(string path) => answer;
}
