using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Models.Tests;

/// <summary>The pocket model against the numbers that torch gives for the same weights (models/pocket/recipe/golden.py).</summary>
public sealed class PocketModelTests : IClassFixture<PocketModelTests.Loaded>
{
    private const double Tolerance = 1e-3;
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Fixture.Golden("pocket.json"))).RootElement;
    private readonly DiffusionModel model;

    public PocketModelTests(Loaded loaded) => model = loaded.Model;

    [Fact]
    public void Facts_come_from_the_files()
    {
        Assert.Equal("pocket", model.Name);
        Assert.Equal(8, model.Factor);
        Assert.Equal(128, model.NativeSize);
        Assert.Equal(PredictionKind.Epsilon, model.Sampling.Prediction);
        Assert.Equal(14.6146, model.Sampling.Levels.Max, 1e-3);
        Assert.Equal(new LatentShape(1, 4, 16, 20), model.LatentFor(160, 128));
        Assert.Empty(model.Warnings);
        Assert.Matches("^[0-9a-f]{64}$", model.UnetHash);
        Assert.Throws<ArgumentException>(() => model.LatentFor(100, 128));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Prompts_become_the_text_states_and_noise_predictions_of_torch(int index)
    {
        var golden = Golden.GetProperty("prompts")[index];
        var prompt = model.EncodePrompt(golden.GetProperty("prompt").GetString()!);
        AssertStatistics(golden.GetProperty("last_hidden_state"), prompt.States);
        var noise = Latent.From(new(1, 4, 16, 16), Noise(4 * 16 * 16));
        var (conditional, _) = model.Bind(prompt, model.EncodePrompt("")).Predict(noise, 1, 501, GuidanceHalves.Both);
        AssertStatistics(golden.GetProperty("unet_t501"), conditional!.Values);
    }

    [Fact]
    public void Token_ids_are_those_of_the_training()
    {
        var tokenizer = Models.Text.TokenizerFiles.Load(Path.Combine(Fixture.Pocket, "tokenizer"), []);
        foreach (var golden in Golden.GetProperty("prompts").EnumerateArray())
        {
            var ids = golden.GetProperty("input_ids").EnumerateArray().Select(static id => id.GetInt32());
            Assert.Equal(ids, tokenizer!.Tokenize(golden.GetProperty("prompt").GetString()!, 77).Ids);
        }
    }

    [Fact]
    public void Latents_decode_to_the_picture_of_torch_and_encode_back()
    {
        var picture = model.Decode(Latent.From(new(1, 4, 16, 16), Noise(4 * 16 * 16)));
        AssertStatistics(Golden.GetProperty("vae_decode_of_noise"), picture);
        var encoded = model.EncodeImage([.. picture.Select(static value => Math.Clamp(value, -1, 1))], 128, 128);
        AssertStatistics(Golden.GetProperty("vae_encode_of_that"), (encoded / 0.18215).Values);
    }

    [Fact]
    public void A_prompt_is_encoded_once()
    {
        var first = model.EncodePrompt("a yellow star");
        var seconds = model.NetworkSeconds;
        Assert.Same(first, model.EncodePrompt("a yellow star"));
        Assert.Equal(seconds, model.NetworkSeconds);
        model.EncodePrompt("a yellow moon");
        Assert.True(model.NetworkSeconds > seconds);
    }

    [Fact]
    public void A_long_prompt_carries_its_warning_each_time()
    {
        var text = string.Join(' ', Enumerable.Repeat("red", 76));
        Assert.Equal("prompt-cut", Assert.Single(model.EncodePrompt(text).Warnings).Code);
        Assert.Equal("prompt-cut", Assert.Single(model.EncodePrompt(text).Warnings).Code);
    }

    [Fact]
    public void Values_that_are_not_finite_are_a_fault_with_a_reason()
    {
        var broken = Latent.Zeros(new(1, 4, 16, 16)).Map(static _ => float.NaN);
        var decoding = Assert.Throws<ModelFault>(() => model.Decode(broken));
        Assert.Equal("vae-not-finite", decoding.Problem.Code);
        var prompt = model.EncodePrompt("");
        var denoising = Assert.Throws<ModelFault>(() => model.Bind(prompt, prompt).Predict(broken, 1, 500, GuidanceHalves.Both));
        Assert.Equal("unet-not-finite", denoising.Problem.Code);
        Assert.EndsWith(Path.Combine("unet", "model.onnx"), denoising.Problem.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_run_is_a_fault_that_names_the_network()
    {
        var prompt = model.EncodePrompt("");
        var fault = Assert.Throws<ModelFault>(() => model.Bind(prompt, prompt).Predict(Latent.Zeros(new(1, 3, 16, 16)), 1, 500, GuidanceHalves.Both));
        Assert.Equal("model-run-failed", fault.Problem.Code);
        Assert.EndsWith(Path.Combine("unet", "model.onnx"), fault.Problem.File, StringComparison.Ordinal);
    }

    private static float[] Noise(int count) => [.. Enumerable.Range(1, count).Select(static index =>
    {
        var (u, v) = (index * 0.7548776662466927 % 1, index * 0.5698402909980532 % 1);
        return (float)(Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * v));
    })];

    private static void AssertStatistics(JsonElement golden, ReadOnlySpan<float> actual)
    {
        double[] values = [.. actual.ToArray().Select(static value => (double)value)];
        var mean = values.Average();
        Assert.Equal(golden.GetProperty("mean").GetDouble(), mean, Tolerance);
        Assert.Equal(golden.GetProperty("std").GetDouble(), Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), Tolerance);
        Assert.Equal(golden.GetProperty("min").GetDouble(), values.Min(), Tolerance);
        Assert.Equal(golden.GetProperty("max").GetDouble(), values.Max(), Tolerance);
        for (var index = 0; index < 8; index++)
            Assert.Equal(golden.GetProperty("first8")[index].GetDouble(), values[index], Tolerance);
    }

    public sealed class Loaded : IDisposable
    {
        public DiffusionModel Model { get; } = DiffusionModel.Load(Fixture.Pocket + Path.DirectorySeparatorChar, new OnnxOptions()).Value!;

        public void Dispose() => Model.Dispose();
    }
}
