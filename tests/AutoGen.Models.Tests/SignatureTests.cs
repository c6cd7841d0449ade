using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Models.Tests.Onnx;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests;

/// <summary>Every signature that exporters write, really run by ONNX Runtime.</summary>
public sealed class SignatureTests : IDisposable
{
    private static readonly LatentShape Shape = new(1, 4, 3, 2);
    private readonly TemporaryFolder folder = new();

    public SignatureTests() => Fixture.CopyOf(Fixture.Pipeline, folder.Path);

    public static TheoryData<string> Signatures => [.. Known.Keys];

    private static Dictionary<string, UnetSignature> Known { get; } = new()
    {
        ["float32, scalar timestep"] = new(TensorElementType.Float, TensorElementType.Float),
        ["float32, int64 vector of one"] = new(TensorElementType.Float, TensorElementType.Int64, 1),
        ["float32, int64 vector of free length"] = new(TensorElementType.Float, TensorElementType.Int64, "steps"),
        ["float32, int32 scalar"] = new(TensorElementType.Float, TensorElementType.Int32),
        ["float32, timestep per row"] = new(TensorElementType.Float, TensorElementType.Float, "batch"),
        ["float16 throughout"] = new(TensorElementType.Float16, TensorElementType.Float16, 1),
        ["float16, int64 timestep"] = new(TensorElementType.Float16, TensorElementType.Int64, "steps"),
        ["batch of one, always"] = new(TensorElementType.Float, TensorElementType.Float, 1) { Batch = 1 },
        ["sample under another name"] = new(TensorElementType.Float, TensorElementType.Float) { Name = "latent_model_input" },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_step_gives_what_the_network_computes(string name)
    {
        var signature = Known[name];
        TestGraphs.WriteUnet(folder["unet", "model.onnx"], signature);
        using var model = Load();
        var (positive, negative) = (States(1), States(2));
        var x = Latent.From(Shape, [.. Enumerable.Range(0, Shape.Length).Select(static index => index / 8f)]);
        var (conditional, unconditional) = model.Bind(positive, negative).Predict(x, inputScale: 0.5, timestep: 20.75, GuidanceHalves.Both);
        var whole = signature.Timestep is TensorElementType.Int32 or TensorElementType.Int64;
        var rows = signature.TimestepDimensions is ["batch"] ? 2 : 1;
        var time = (whole ? 21 : 20.75f) * rows;
        for (var index = 0; index < Shape.Length; index++)
        {
            Assert.Equal((index / 16f) + time + 1, conditional!.Values[index], 0.02f);
            Assert.Equal((index / 16f) + time + 2, unconditional!.Values[index], 0.02f);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Only_the_half_that_is_asked_for_is_evaluated(int batch)
    {
        TestGraphs.WriteUnet(folder["unet", "model.onnx"], new(TensorElementType.Float, TensorElementType.Float) { Batch = batch });
        using var model = Load();
        var predictor = model.Bind(States(1), States(2));
        var (conditional, unconditional) = predictor.Predict(Latent.Zeros(Shape), 1, 10, GuidanceHalves.Conditional);
        Assert.Null(unconditional);
        Assert.Equal(11, conditional!.Values[0]);
        (conditional, unconditional) = predictor.Predict(Latent.Zeros(Shape), 1, 10, GuidanceHalves.Unconditional);
        Assert.Null(conditional);
        Assert.Equal(12, unconditional!.Values[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Several_latents_and_changing_sizes_go_through_one_model(int batch)
    {
        TestGraphs.WriteUnet(folder["unet", "model.onnx"], new(TensorElementType.Float, TensorElementType.Float) { Batch = batch });
        using var model = Load();
        foreach (var shape in new LatentShape[] { new(2, 4, 3, 2), new(1, 4, 5, 7), new(2, 4, 3, 2) })
        {
            var x = Latent.From(shape, [.. Enumerable.Range(0, shape.Length).Select(static index => (float)index)]);
            var (conditional, unconditional) = model.Bind(States(3), States(4)).Predict(x, 1, 0, GuidanceHalves.Both);
            Assert.Equal(x.Map(static value => value + 3).Values, conditional!.Values);
            Assert.Equal(x.Map(static value => value + 4).Values, unconditional!.Values);
        }
    }

    [Theory]
    [InlineData(TensorElementType.Int32, TensorElementType.Float)]
    [InlineData(TensorElementType.Int64, TensorElementType.Float)]
    [InlineData(TensorElementType.Int64, TensorElementType.Float16)]
    public void Text_encoders_take_either_kind_of_ids_and_give_either_kind_of_states(TensorElementType ids, TensorElementType real)
    {
        TestGraphs.WriteTextEncoder(folder["text_encoder", "model.onnx"], ids, real);
        using var model = Load();
        // start is token 862 and end 863 in this vocabulary; 8 states a token repeat its id
        var states = model.EncodePrompt("").States;
        Assert.Equal(862, states[0]);
        Assert.Equal(863, states[8]);
        Assert.Equal(77 * 8, states.Length);
    }

    [Fact]
    public void An_encoder_that_gives_mean_and_variance_gives_the_mean()
    {
        TestGraphs.WriteParameterEncoder(folder["vae_encoder", "model.onnx"]);
        using var model = Load();
        Assert.Empty(model.Warnings);
        AssertBlockMeans(model.EncodeImage(Picture(), 16, 8), tolerance: 1e-5f);
    }

    [Fact]
    public void Weights_in_a_file_beside_the_network_are_found_and_missed()
    {
        TestGraphs.WriteExternalEncoder(folder["vae_encoder"]);
        using (var model = Load())
            AssertBlockMeans(model.EncodeImage(Picture(), 16, 8), tolerance: 1e-5f);
        File.Delete(folder["vae_encoder", "model.onnx_data"]);
        var problem = Assert.Single(DiffusionModel.Load(folder.Path, new OnnxOptions()).Problems);
        Assert.Equal(("model-graph-refused", folder["vae_encoder", "model.onnx"]), (problem.Code, problem.File));
        Assert.Contains("model.onnx_data", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_with_random_numbers_inside_is_warned_of_and_works()
    {
        TestGraphs.WriteRandomEncoder(folder["vae_encoder", "model.onnx"]);
        using var model = Load();
        var warning = Assert.Single(model.Warnings);
        Assert.Equal("vae-encoder-random", warning.Code);
        Assert.Contains("RandomNormalLike", warning.Message, StringComparison.Ordinal);
        Assert.Equal(folder["vae_encoder", "model.onnx"], warning.File);
        Assert.True(model.EncodeImage(Picture(), 16, 8).IsFinite());
    }

    [Fact]
    public void A_fixed_batch_of_several_and_foreign_inputs_are_refused()
    {
        TestGraphs.WriteUnet(folder["unet", "model.onnx"], new(TensorElementType.Float, TensorElementType.Float) { Batch = 2, Extra = "text_embeds" });
        var problems = DiffusionModel.Load(folder.Path, new OnnxOptions()).Problems;
        Assert.All(problems, problem => Assert.Equal(("model-graph-signature", folder["unet", "model.onnx"]), (problem.Code, problem.File)));
        Assert.Contains(problems, static problem => problem.Message == "The U-Net always takes 2 latents at once." && problem.Allowed == "a free batch size, or 1");
        Assert.Contains(problems, static problem => problem.Message == "The network wants an input 'text_embeds' (Float [1]) that Stable Diffusion does not have.");
    }

    [Fact]
    public void A_float16_step_allocates_no_more_than_three_latents()
    {
        var shape = new LatentShape(1, 4, 64, 64);
        TestGraphs.WriteUnet(folder["unet", "model.onnx"], new(TensorElementType.Float16, TensorElementType.Float16, 1));
        using var model = Load();
        var predictor = model.Bind(States(1), States(2));
        var x = Latent.Zeros(shape);
        predictor.Predict(x, 1, 500, GuidanceHalves.Both);
        var before = GC.GetAllocatedBytesForCurrentThread();
        predictor.Predict(x, 1, 400, GuidanceHalves.Both);
        var latents = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(shape.Length * sizeof(float));
        Assert.InRange(latents, 2, 3);
    }

    public void Dispose() => folder.Dispose();

    private static EncodedPrompt States(float value) => new([.. Enumerable.Repeat(value, 77 * 8)], 77, []);

    private static float[] Picture() => [.. Enumerable.Range(0, 3 * 8 * 16).Select(static index => index % 16 < 8 ? 0.5f : -1f)];

    private static void AssertBlockMeans(Latent latent, float tolerance)
    {
        Assert.Equal(new LatentShape(1, 4, 1, 2), latent.Shape);
        for (var channel = 0; channel < 4; channel++)
        {
            Assert.Equal((channel + 1) * 0.5f * 0.18215f, latent.Values[2 * channel], tolerance);
            Assert.Equal((channel + 1) * -1f * 0.18215f, latent.Values[(2 * channel) + 1], tolerance);
        }
    }

    private DiffusionModel Load()
    {
        var loaded = DiffusionModel.Load(folder.Path, new OnnxOptions { Threads = 1 });
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }
}
