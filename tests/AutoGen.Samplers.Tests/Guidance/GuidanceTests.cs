using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Guidance;

namespace AutoGen.Samplers.Tests.Guidance;

public sealed class GuidanceTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Classifier_free_guidance_extrapolates_from_the_negative_prompt()
    {
        var step = new TestStep();
        var expected = step.Values(1).Zip(step.Values(2), (conditional, unconditional) => (7.5 * conditional) - (6.5 * unconditional));
        AssertClose(expected, Guide("cfg", step));
        Assert.Equal(["conditional", "unconditional"], step.Asked);
    }

    [Theory]
    [InlineData("cfg")]
    [InlineData("dynamic_thresholding")]
    public void At_cfg_1_the_negative_prompt_is_not_asked_for(string name)
    {
        var step = new TestStep(scale: 1);
        AssertClose(step.Values(1), Guide(name, step));
        Assert.Equal(["conditional"], step.Asked);
    }

    [Fact]
    public void Three_branches_push_the_empty_prompt_from_negative_to_positive()
    {
        var step = new TestStep(scale: 4);
        var expected = Enumerable.Range(0, TestStep.Shape.Length).Select(index => step.Values(3)[index] + (4 * (step.Values(1)[index] - step.Values(2)[index])));
        AssertClose(expected, Guide("three_branch", step));
        Assert.Contains("empty", step.Asked);
    }

    [Theory]
    [InlineData("""{ "start": 0.25 }""", 0.2, 2, false)]
    [InlineData("""{ "start": 0.25 }""", 0.25, 2, true)]
    [InlineData("""{ "end": 0.75 }""", 0.7, 2, true)]
    [InlineData("""{ "end": 0.75 }""", 0.75, 2, false)]
    [InlineData("""{ "start": 0.25, "end": 0.75 }""", 0.5, 2, true)]
    [InlineData("{}", 1, 2, true)]
    [InlineData("""{ "skipEarly": 0.2 }""", 0.2, 2, false)]
    [InlineData("""{ "skipEarly": 0.2 }""", 0.25, 2, true)]
    [InlineData("""{ "sigmaMin": 0.3, "sigmaMax": 5 }""", 0.5, 5.1, false)]
    [InlineData("""{ "sigmaMin": 0.3, "sigmaMax": 5 }""", 0.5, 5, true)]
    [InlineData("""{ "sigmaMin": 0.3, "sigmaMax": 5 }""", 0.5, 0.3, false)]
    public void Outside_its_interval_guidance_costs_nothing(string options, double share, double sigma, bool acts)
    {
        foreach (var name in Registered.Plugin.GuidanceNames)
        {
            var step = new TestStep(sigma, share);
            var guided = Guide(name, step, options);
            Assert.Equal(acts, step.Asked.Contains("unconditional"));
            if (!acts)
                AssertClose(step.Values(1), guided);
        }
    }

    [Theory]
    [InlineData("linear", 0, 4)]
    [InlineData("linear", 0.25, 6)]
    [InlineData("linear", 0.5, 8)]
    [InlineData("linear", 0.9, 2)]
    [InlineData("linear", 1, 2)]
    [InlineData("cosine", 0.125, 4.58578643762690)]
    [InlineData("cosine", 0.25, 6)]
    [InlineData("step", 0.49, 4)]
    [InlineData("step", 0.5, 8)]
    public void A_curve_replaces_the_scale(string shape, double share, double scale)
    {
        var step = new TestStep(shareDone: share);
        var options = $$"""{ "curve": "0:4, 0.5:8, 0.9:2", "curveShape": "{{shape}}" }""";
        var expected = step.Values(1).Zip(step.Values(2), (conditional, unconditional) => unconditional + (scale * (conditional - unconditional)));
        AssertClose(expected, Guide("cfg", step, options));
    }

    [Theory]
    [InlineData(PredictionKind.Epsilon)]
    [InlineData(PredictionKind.VPrediction)]
    [InlineData(PredictionKind.Sample)]
    [InlineData(PredictionKind.Flow)]
    public void Rescale_restores_the_deviation_of_what_the_network_puts_out(PredictionKind prediction)
    {
        const double Phi = 0.7;
        var step = new TestStep(prediction: prediction);
        var space = new OutputSpace(prediction, step.Sigma);
        var actual = Guide("cfg", step, """{ "rescale": 0.7 }""").Values.ToArray();
        var perImage = TestStep.Shape.Length / TestStep.Shape.Count;
        for (var image = 0; image < TestStep.Shape.Count; image++)
        {
            double[] Of(int tensor) => step.Values(tensor)[(image * perImage)..((image + 1) * perImage)];
            var x = Of(0);
            double[] conditional = [.. Of(1).Select((value, index) => space.ToOutput(x[index], value))];
            double[] guided = [.. conditional.Zip(Of(2).Select((value, index) => space.ToOutput(x[index], value)), (c, u) => u + (7.5 * (c - u)))];
            // Lin et al. 2024, equations 14 to 16
            var rescaled = guided.Select(value => value * Deviation(conditional) / Deviation(guided));
            var expected = rescaled.Zip(guided, (restored, value) => (Phi * restored) + ((1 - Phi) * value)).Select((output, index) => space.ToClean(x[index], output));
            AssertClose(expected, actual.AsSpan(image * perImage, perImage).ToArray());
        }
    }

    [Fact]
    public void Interval_curve_and_rescale_go_together()
    {
        const string Options = """{ "start": 0.2, "end": 0.8, "curve": "0:2, 1:10", "rescale": 1 }""";
        var step = new TestStep(shareDone: 0.5, prediction: PredictionKind.Sample);
        AssertClose([.. Guide("cfg", new TestStep(shareDone: 0.5, scale: 6, prediction: PredictionKind.Sample), """{ "rescale": 1 }""").Values.ToArray().Select(static value => (double)value)], Guide("cfg", step, Options));
        var late = new TestStep(shareDone: 0.8);
        AssertClose(late.Values(1), Guide("cfg", late, Options));
        Assert.Equal(["conditional"], late.Asked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.9)]
    public void Dynamic_thresholding_brings_each_channel_into_the_range_of_a_lower_scale(double percentile)
    {
        var step = new TestStep(scale: 20);
        var actual = Guide("dynamic_thresholding", step, FormattableString.Invariant($$"""{ "mimicScale": 5, "percentile": {{percentile}} }""")).Values.ToArray();
        var plane = TestStep.Shape.Height * TestStep.Shape.Width;
        for (var start = 0; start < TestStep.Shape.Length; start += plane)
        {
            double[] At(double scale) => [.. step.Values(1).Zip(step.Values(2), (c, u) => u + (scale * (c - u))).Skip(start).Take(plane)];
            var (guided, mimic) = (At(20), At(5));
            var range = mimic.Max(value => Math.Abs(value - mimic.Average()));
            var mean = guided.Average();
            // of 20 values the 0.9 quantile lies a tenth of the way from the 18th to the 19th
            double[] distances = [.. guided.Select(value => Math.Abs(value - mean)).Order()];
            var quantile = percentile == 1 ? distances[19] : distances[17] + (0.1 * (distances[18] - distances[17]));
            var limit = Math.Max(range, quantile);
            AssertClose(guided.Select(value => mean + (Math.Clamp(value - mean, -limit, limit) * range / limit)), actual.AsSpan(start, plane).ToArray());
        }
    }

    [Fact]
    public void Dynamic_thresholding_leaves_a_scale_up_to_the_mimicked_one_alone() =>
        Assert.Equal(Guide("cfg", new TestStep(scale: 5)).Values.ToArray(), Guide("dynamic_thresholding", new TestStep(scale: 5), """{ "mimicScale": 5 }""").Values.ToArray());

    [Theory]
    [InlineData("0.5", "curve")]
    [InlineData("0:4, 0:5", "curve")]
    [InlineData("0:4, 2:5", "curve")]
    [InlineData("0:-4", "curve")]
    [InlineData("0:1e3", "curve")]
    public void A_curve_that_cannot_be_read_is_refused(string curve, string what) =>
        Assert.StartsWith(what, Assert.Single(new ScaleOptions { Curve = curve }.Validate(new ValidationContext(this))).ErrorMessage, StringComparison.Ordinal);

    [Fact]
    public void An_interval_upside_down_is_refused() => Assert.Equal(
        ["start 0.5 must be below end 0.5.", "sigmaMin 3 must be below sigmaMax 2."],
        new ScaleOptions { Start = 0.5, End = 0.5, SigmaMin = 3, SigmaMax = 2, Curve = "0:4" }.Validate(new ValidationContext(this)).Select(static fault => fault.ErrorMessage));

    private static Latent Guide(string name, GuidanceStep step, string options = "{}") => Registered.Plugin.Guidance(name, options).Guide(step);

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)));

    private static void AssertClose(IEnumerable<double> expected, Latent actual) => AssertClose(expected, actual.Values.ToArray());

    private static void AssertClose(IEnumerable<double> expected, float[] actual)
    {
        double[] numbers = [.. expected];
        Assert.Equal(numbers.Length, actual.Length);
        for (var index = 0; index < numbers.Length; index++)
            Assert.Equal(numbers[index], actual[index], Tolerance * Math.Max(1, Math.Abs(numbers[index])));
    }

    /// <summary>What a network of a prediction kind puts out for an x0, and back.</summary>
    private sealed record OutputSpace(PredictionKind Prediction, double Sigma)
    {
        public double ToOutput(double x, double clean) => Prediction switch
        {
            PredictionKind.VPrediction => ((x / Math.Sqrt(1 + (Sigma * Sigma)) / Math.Sqrt(1 + (Sigma * Sigma))) - clean) * Math.Sqrt(1 + (Sigma * Sigma)) / Sigma,
            PredictionKind.Sample => clean,
            _ => (x - clean) / Sigma,
        };

        public double ToClean(double x, double output) => Prediction switch
        {
            PredictionKind.VPrediction => (x / (1 + (Sigma * Sigma))) - (output * Sigma / Math.Sqrt(1 + (Sigma * Sigma))),
            PredictionKind.Sample => output,
            _ => x - (Sigma * output),
        };
    }
}
