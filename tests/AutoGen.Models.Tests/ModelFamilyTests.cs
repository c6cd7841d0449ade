using AutoGen.Abstractions;
using AutoGen.Models.Folders;
using AutoGen.Protocol;

namespace AutoGen.Models.Tests;

/// <summary>From model_index.json to the noise levels, by which schedules choose what was optimised for a family.</summary>
public sealed class ModelFamilyTests
{
    [Fact]
    public void A_folder_says_its_family_to_the_schedules()
    {
        List<Problem> problems = [];
        var description = ModelDescription.Read(Fixture.Pipeline, problems);
        Assert.Empty(problems);
        Assert.Equal(ModelFamily.StableDiffusion, description!.Sampling.Levels.Family);
    }

    [Theory]
    [InlineData("StableDiffusionXLPipeline", ModelFamily.StableDiffusionXl)]
    [InlineData("ORTStableDiffusionXLPipeline", ModelFamily.StableDiffusionXl)]
    [InlineData("StableVideoDiffusionPipeline", ModelFamily.StableVideoDiffusion)]
    [InlineData("OnnxStableDiffusionPipeline", ModelFamily.StableDiffusion)]
    [InlineData("StableDiffusion3Pipeline", ModelFamily.Other)]
    [InlineData("FluxPipeline", ModelFamily.Other)]
    public void Each_pipeline_class_has_its_family(string pipeline, ModelFamily family)
    {
        using var folder = new TemporaryFolder();
        List<Problem> problems = [];
        File.WriteAllText(folder["model_index.json"], $$"""{"_class_name": "{{pipeline}}"}""");
        File.WriteAllText(folder["scheduler_config.json"], """{"beta_schedule": "scaled_linear", "beta_start": 0.00085, "beta_end": 0.012}""");
        var index = ConfigFile.Read(folder["model_index.json"], problems)!;

        var sampling = SchedulerReader.Read(ConfigFile.Read(folder["scheduler_config.json"], problems)!, PipelineClass.FamilyOf(index), problems);

        Assert.Empty(problems);
        Assert.Equal(family, sampling.Levels.Family);
    }
}
