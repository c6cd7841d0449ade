using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Samplers.Distilled;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

public sealed class ConsistencyBoundaryTests(ITestOutputHelper output)
{
    [Fact]
    public void Predictions_of_LCM_are_scaled_as_A1111_does_it()
    {
        var golden = Golden.Read("schedules/predictions_lcm.json");
        var shape = new LatentShape(1, 1, 4, 4);
        var x = Latent.From(shape, golden.GetProperty("x").Floats());
        var network = Latent.From(shape, golden.GetProperty("model_output").Floats());
        List<JsonElement> cases = [.. golden.GetProperty("cases").EnumerateArray()];
        GoldenTally.CheckAll(output, "schedules/predictions.json, lcm", cases, item =>
        {
            var sigma = item.Number("sigma");
            var expected = item.GetProperty("x0").Floats();
            var scaled = ConsistencyBoundary.Apply(x, x - (network * sigma), item.Number("timestep"));
            Golden.AssertClose($"sigma {sigma}", expected, scaled.Values, 1e-5 * Math.Max(Math.Max(1, sigma), expected.Max(Math.Abs)));
        });
        Assert.Equal(4, cases.Count);
    }

    [Fact]
    public void At_timestep_0_the_latent_itself_is_the_answer()
    {
        var shape = new LatentShape(1, 1, 1, 2);
        var (x, denoised) = (Latent.From(shape, [1, 2]), Latent.From(shape, [3, 4]));
        Assert.Equal(x.Values.ToArray(), ConsistencyBoundary.Apply(x, denoised, 0).Values.ToArray());
    }
}
