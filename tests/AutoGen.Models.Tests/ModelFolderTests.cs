using AutoGen.Protocol;

namespace AutoGen.Models.Tests;

/// <summary>What is said about folders that cannot be used: which file, and what was expected.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ModelFolderTests() => Fixture.CopyOf(Fixture.Pipeline, folder["models", "analytic"]);

    private string Model => folder["models", "analytic"];

    [Fact]
    public void A_whole_folder_has_facts_and_no_problems()
    {
        var entry = ModelFolder.Inspect(Fixture.Pocket + Path.DirectorySeparatorChar);
        Assert.Empty(entry.Problems);
        Assert.Equal(("pocket", Fixture.Pocket), (entry.Name, entry.Path));
        Assert.Equal((128, 8), (entry.NativeSize, entry.Factor));
        Assert.Equal("Stable Diffusion (ONNX)", entry.Kind);
        Assert.True(entry.Bytes > 10_000_000);
    }

    [Theory]
    [InlineData("model_index.json")]
    [InlineData("scheduler/scheduler_config.json")]
    [InlineData("text_encoder/model.onnx")]
    [InlineData("text_encoder/config.json")]
    [InlineData("unet/model.onnx")]
    [InlineData("unet/config.json")]
    [InlineData("vae_encoder/model.onnx")]
    [InlineData("vae_decoder/model.onnx")]
    [InlineData("vae_decoder/config.json")]
    [InlineData("tokenizer/vocab.json")]
    [InlineData("tokenizer/merges.txt")]
    public void A_missing_file_is_named_with_all_that_belongs_there(string name)
    {
        File.Delete(In(name));
        var problem = OnlyProblem("model-incomplete", name);
        Assert.Equal("The file is missing.", problem.Message);
        Assert.Contains("model_index.json", problem.Allowed, StringComparison.Ordinal);
        Assert.Contains(name, problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_file_is_named_in_one_problem()
    {
        File.Delete(In("unet/model.onnx"));
        File.Delete(In("unet/config.json"));
        var problem = Assert.Single(ModelFolder.Inspect(Model).Problems);
        Assert.Equal("2 of the 11 files of a model are missing: unet/config.json, unet/model.onnx.", problem.Message);
        Assert.Equal(Model, problem.File);
    }

    [Fact]
    public void A_folder_that_is_no_model_is_one_problem() =>
        Assert.Equal("model-incomplete", Assert.Single(ModelFolder.Inspect(Directory.CreateDirectory(folder["empty"]).FullName).Problems).Code);

    [Fact]
    public void A_damaged_file_is_reported_beside_a_missing_one()
    {
        File.Delete(In("unet/model.onnx"));
        File.WriteAllText(In("model_index.json"), "{");
        Assert.Equal(["model-incomplete", "model-corrupt"], ModelFolder.Inspect(Model).Problems.Select(static problem => problem.Code));
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        File.WriteAllBytes(In("unet/model.onnx"), []);
        Assert.Equal("The file is empty.", OnlyProblem("model-corrupt", "unet/model.onnx").Message);
    }

    [Fact]
    public void A_Git_LFS_pointer_is_recognised()
    {
        File.WriteAllText(In("unet/model.onnx"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        Assert.Contains("Git LFS pointer", OnlyProblem("model-corrupt", "unet/model.onnx").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_to_be_missing()
    {
        var problem = Assert.Single(ModelFolder.Inspect(folder["nowhere"]).Problems);
        Assert.Equal(("model-not-found", folder["nowhere"]), (problem.Code, problem.File));
    }

    [Theory]
    [InlineData("SomethingPipeline", "model-class-unknown", "'SomethingPipeline' is no model class that AutoGen knows.")]
    [InlineData("StableDiffusionXLPipeline", "model-class-not-built", "'StableDiffusionXLPipeline' (Stable Diffusion XL) is known but not built yet.")]
    [InlineData("ORTStableDiffusionXLPipeline", "model-class-not-built", "'ORTStableDiffusionXLPipeline' (Stable Diffusion XL) is known but not built yet.")]
    [InlineData("StableDiffusion3Pipeline", "model-class-not-built", "'StableDiffusion3Pipeline' (Stable Diffusion 3) is known but not built yet.")]
    [InlineData("FluxPipeline", "model-class-not-built", "'FluxPipeline' (FLUX) is known but not built yet.")]
    public void Another_class_is_refused_by_name(string name, string code, string message)
    {
        Replace("model_index.json", "StableDiffusionPipeline", name);
        var problem = OnlyProblem(code, "model_index.json");
        Assert.Equal(message, problem.Message);
        Assert.Equal(name, problem.Value);
        Assert.Contains("StableDiffusionPipeline", problem.Allowed!, StringComparison.Ordinal);
    }

    [Fact]
    public void Corrupt_JSON_is_reported_with_its_line()
    {
        File.WriteAllText(In("unet/config.json"), "{\n \"in_channels\": 4,\n \"sample_size\": \n}\n");
        var problem = OnlyProblem("model-corrupt", "unet/config.json");
        Assert.Equal(4, problem.Line);
        Assert.Equal("The file is not JSON: '}' is an invalid start of a value.", problem.Message);
    }

    [Fact]
    public void JSON_that_is_no_object_is_refused()
    {
        File.WriteAllText(In("model_index.json"), "[1]");
        Assert.Equal("a JSON object", OnlyProblem("model-corrupt", "model_index.json").Allowed);
    }

    [Theory]
    [InlineData("scheduler/scheduler_config.json", "\"epsilon\"", "\"flow\"", "prediction_type", "epsilon, v_prediction, sample, flow_prediction")]
    [InlineData("scheduler/scheduler_config.json", "\"scaled_linear\"", "\"parabolic\"", "beta_schedule", "linear, scaled_linear, squaredcos_cap_v2, exp, sigmoid")]
    [InlineData("scheduler/scheduler_config.json", "0.012", "\"much\"", "beta_end", "a number")]
    [InlineData("scheduler/scheduler_config.json", "1000", "-1", "num_train_timesteps", "a whole number above 0")]
    [InlineData("scheduler/scheduler_config.json", "0.012", "-0.5", "beta_start", "0 < beta_start < beta_end < 1")]
    [InlineData("text_encoder/config.json", "\"hidden_size\": 8", "\"hidden_size\": 0", "hidden_size", "a whole number above 0")]
    [InlineData("unet/config.json", "\"in_channels\": 4", "\"in_channels\": 9", "in_channels", "4, the latent_channels of vae_decoder/config.json")]
    [InlineData("unet/config.json", "\"cross_attention_dim\": 8", "\"cross_attention_dim\": 768", "cross_attention_dim", "8, the hidden_size of text_encoder/config.json")]
    public void A_wrong_value_is_reported_with_its_key_and_what_is_allowed(string file, string text, string instead, string key, string allowed)
    {
        Replace(file, text, instead);
        var problem = Assert.Single(ModelFolder.Inspect(Model).Problems, problem => problem.Key == key);
        Assert.Equal((In(file), allowed), (problem.File, problem.Allowed));
    }

    [Theory]
    [InlineData("\"clip_sample\"", "\"shift\": -1, \"clip_sample\"", "shift")]
    [InlineData("\"clip_sample\"", "\"flow_shift\": 0, \"clip_sample\"", "flow_shift")]
    public void A_flow_model_needs_a_shift_above_0(string text, string instead, string key)
    {
        Replace("scheduler/scheduler_config.json", "\"epsilon\"", "\"flow_prediction\"");
        Replace("scheduler/scheduler_config.json", text, instead);
        Assert.Equal(key, OnlyProblem("model-config-value", "scheduler/scheduler_config.json").Key);
    }

    [Fact]
    public void A_folder_of_safetensors_weights_is_known_but_not_built()
    {
        foreach (var graph in Directory.GetFiles(Model, "*.onnx", SearchOption.AllDirectories))
            File.Delete(graph);
        File.WriteAllBytes(In("unet/diffusion_pytorch_model.safetensors"), [1]);
        Assert.Contains("not built yet", OnlyProblem("model-not-built", "unet/diffusion_pytorch_model.safetensors").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_lists_folders_and_checkpoints_of_every_root_once()
    {
        File.WriteAllBytes(folder["models", "dream.safetensors"], [1]);
        Directory.CreateDirectory(folder["models", ".cache"]);
        Fixture.CopyOf(Fixture.Pipeline, folder["more", "ANALYTIC"]);
        Directory.CreateDirectory(folder["more", "empty"]);
        var models = ModelCatalogue.Find([folder["models"], folder["nowhere"], folder["more"]]);
        Assert.Equal(["analytic", "dream", "empty"], models.Select(static model => model.Name));
        Assert.Equal(["", "model-not-built", "model-incomplete"], models.Select(static model => model.Problems.FirstOrDefault()?.Code ?? ""));
        Assert.Equal(Model, models[0].Path);
    }

    public void Dispose() => folder.Dispose();

    private string In(string name) => Path.Combine([Model, .. name.Split('/')]);

    private void Replace(string file, string text, string instead)
    {
        var content = File.ReadAllText(In(file));
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(In(file), content.Replace(text, instead, StringComparison.Ordinal));
    }

    private Problem OnlyProblem(string code, string file)
    {
        var problem = Assert.Single(ModelFolder.Inspect(Model).Problems);
        Assert.Equal((code, In(file)), (problem.Code, problem.File));
        return problem;
    }
}
