using System.Text.Json;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// The sums that diffusers' own scheduler tests publish, from our samplers with the schedulers' levels and options. Two of
/// 42 are left out: the IPNDM scheduler starts at infinite sigma, and LMS begun in the middle of its levels weighs one
/// derivative with a coefficient of four.
/// </summary>
public sealed class DiffusersPublishedGoldenTests(ITestOutputHelper output)
{
    private const string File = "diffusers_published.json";

    [Fact]
    public void Samplers_give_the_numbers_that_diffusers_publishes() =>
        GoldenTally.CheckAll(output, File, [.. Golden.Read(File).EnumerateArray()], Check);

    private static void Check(JsonElement item)
    {
        var run = new DummyRun(item);
        var sampler = MixtureRun.SamplerOf(item);
        var final = (item.GetProperty("stepGetsScaledSample").GetBoolean(), item.Text("sampler")) switch
        {
            (false, _) => run.Sample(sampler),
            (true, "lms") => run.SampleScaledLookingBack(sampler),
            _ => run.SampleScaled(sampler),
        };
        var sum = (final * item.Number("finalScale")).Values.ToArray().Sum(static value => Math.Abs((double)value));
        AssertPublished(item, "result_sum", sum);
        AssertPublished(item, "result_mean", sum / final.Shape.Length);
    }

    private static void AssertPublished(JsonElement item, string name, double actual)
    {
        if (!item.GetProperty("published").TryGetProperty(name, out var published))
            return;
        var (value, tolerance) = (published.Number("value"), published.Number("tol"));
        Assert.True(Math.Abs(value - actual) <= tolerance, FormattableString.Invariant($"{item.Text("test")}: {name} is {actual:R}, published {value:R} within {tolerance}."));
    }
}
