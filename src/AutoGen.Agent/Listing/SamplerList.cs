using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Prompts;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class SamplerList() : CatalogueList("samplers", "Samplers, with their options.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Known as", "Family", "Order", "Calls a step", "Noise", "Default schedule", "Options", "Plugin");
        foreach (var sampler in catalogue.Samplers)
        {
            Row(
                table,
                sampler.Name,
                SamplerNames.Label(sampler.Name),
                sampler.Family,
                sampler.Order.ToString(CultureInfo.InvariantCulture),
                sampler.EvaluationsPerStep.ToString(CultureInfo.InvariantCulture),
                sampler.Stochastic ? "every step" : "start only",
                sampler.DefaultSchedule,
                Options(sampler.Options),
                sampler.Plugin);
        }

        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.Samplers.Select(static sampler => new
    {
        sampler.Name,
        Label = SamplerNames.Label(sampler.Name),
        sampler.Family,
        sampler.Order,
        sampler.EvaluationsPerStep,
        sampler.Stochastic,
        sampler.DefaultSchedule,
        sampler.Options,
        sampler.Plugin,
    }));
}
