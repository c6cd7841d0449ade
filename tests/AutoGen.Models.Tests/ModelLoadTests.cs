using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Models.Tests;

/// <summary>What only the load itself finds: networks and vocabularies that do not fit.</summary>
public sealed class ModelLoadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ModelLoadTests() => Fixture.CopyOf(Fixture.Pipeline, folder.Path);

    private string Model => folder.Path;

    [Theory]
    [InlineData("\"epsilon\"", "\"v_prediction\"", PredictionKind.VPrediction, 14.6146)]
    [InlineData("\"clip_sample\"", "\"rescale_betas_zero_snr\": true, \"clip_sample\"", PredictionKind.Epsilon, 4518.7637)]
    [InlineData("\"scaled_linear\"", "\"linear\"", PredictionKind.Epsilon, 25.1461)]
    [InlineData("\"epsilon\"", "\"flow_prediction\"", PredictionKind.Flow, 1)]
    public void The_scheduler_says_what_the_network_predicts_and_its_noise(string text, string instead, PredictionKind prediction, double greatestSigma)
    {
        var scheduler = In("scheduler/scheduler_config.json");
        File.WriteAllText(scheduler, File.ReadAllText(scheduler).Replace(text, instead, StringComparison.Ordinal));
        using var model = DiffusionModel.Load(Model, new OnnxOptions()).Value!;
        Assert.Equal(prediction, model.Sampling.Prediction);
        Assert.Equal(greatestSigma, model.Sampling.Levels.Max, 1e-3 * greatestSigma);
    }

    [Theory]
    [InlineData("{\"a\": 1.5}", "tokenizer/vocab.json", "The id of token 'a' is 1.5.")]
    [InlineData("{\"a\": 0}", "tokenizer/vocab.json", "The vocabulary has no entry for the special token '<|startoftext|>'.")]
    public void A_corrupt_vocabulary_fails_the_load(string vocabulary, string file, string message)
    {
        File.WriteAllText(In("tokenizer/vocab.json"), vocabulary);
        var problems = DiffusionModel.Load(Model, new OnnxOptions()).Problems;
        Assert.Contains(problems, problem => problem.File == In(file) && problem.Message == message);
    }

    [Theory]
    [InlineData("#version: 0.2\na b c\n", "'a b c' is no merge.", 2)]
    [InlineData("#version: 0.2\nq zzz\n", "vocab.json and merges.txt do not belong together: ", null)]
    public void Corrupt_merges_fail_the_load(string merges, string message, int? line)
    {
        File.WriteAllText(In("tokenizer/merges.txt"), merges);
        var problem = Assert.Single(DiffusionModel.Load(Model, new OnnxOptions()).Problems);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((In("tokenizer/merges.txt"), line), (problem.File, problem.Line));
    }

    [Fact]
    public void Networks_that_ONNX_Runtime_refuses_are_all_named_with_its_reason()
    {
        File.WriteAllText(In("unet/model.onnx"), "this is no network");
        File.WriteAllText(In("vae_decoder/model.onnx"), "nor this");
        Assert.Empty(ModelFolder.Inspect(Model).Problems);
        var problems = DiffusionModel.Load(Model, new OnnxOptions()).Problems;
        Assert.Equal([In("unet/model.onnx"), In("vae_decoder/model.onnx")], problems.Select(static problem => problem.File));
        Assert.All(problems, static problem => Assert.StartsWith("ONNX Runtime cannot load the network: [ErrorCode:", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_in_the_wrong_place_is_refused_with_what_it_has()
    {
        File.Copy(In("vae_decoder/model.onnx"), In("unet/model.onnx"), overwrite: true);
        var problems = DiffusionModel.Load(Model, new OnnxOptions()).Problems;
        Assert.All(problems, problem => Assert.Equal(("model-graph-signature", In("unet/model.onnx")), (problem.Code, problem.File)));
        Assert.Contains(problems, static problem => problem.Message.Contains("no input 'encoder_hidden_states'", StringComparison.Ordinal) && problem.Message.Contains("latent_sample (Float [", StringComparison.Ordinal));
    }

    [Fact]
    public void Asking_for_DirectML_where_there_is_none_computes_on_the_CPU_with_a_warning()
    {
        if (OnnxRuntimeInfo.HasDirectMl)
            return;
        var loaded = DiffusionModel.Load(Model, new OnnxOptions { Provider = OnnxProvider.DirectMl });
        using var model = loaded.Value!;
        Assert.Equal("directml-not-available", Assert.Single(loaded.Warnings).Code);
        Assert.NotEmpty(model.EncodePrompt("a red circle").States);
    }

    [Fact]
    public void A_new_unet_file_has_a_new_hash()
    {
        using var model = DiffusionModel.Load(Model, new OnnxOptions()).Value!;
        var before = model.UnetHash;
        File.AppendAllText(In("unet/model.onnx"), "x");
        Assert.NotEqual(before, model.UnetHash);
    }

    public void Dispose() => folder.Dispose();

    private string In(string name) => folder[name.Split('/')];
}
