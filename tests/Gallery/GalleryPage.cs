using System.Globalization;
using System.Text;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Gallery;

/// <summary>The page around the sheet.</summary>
internal static class GalleryPage
{
    public static string Write(IReadOnlyList<SamplerEntry> samplers)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Gallery

            "{PocketPictures.Prompt}", seed {PocketPictures.Seed}, cfg {PocketPictures.Cfg}, the pocket model, every built-in sampler with its default
            schedule and options at {string.Join(", ", PocketPictures.Steps)} steps. `install/gallery.sh` makes this page and its picture.

            ![a contact sheet: one row a sampler, one column a number of steps](images/gallery.svg)

            Deterministic samplers come to the same picture as the steps grow; stochastic ones to another picture of the same kind.
            All have the same cfg, which is far too much for the CFG++ variants: they want about 1.

            | sampler | family | order | stochastic | model calls a step | default schedule |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var sampler in samplers)
            page.Append(CultureInfo.InvariantCulture, $"| `{sampler.Name}` | {sampler.Family} | {sampler.Order} | {(sampler.Stochastic ? "yes" : "no")} | {sampler.EvaluationsPerStep} | {sampler.DefaultSchedule} |\n");
        return page.ToString();
    }
}
