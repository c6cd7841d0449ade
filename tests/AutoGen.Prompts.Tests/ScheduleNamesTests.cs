namespace AutoGen.Prompts.Tests;

public class ScheduleNamesTests
{
    [Theory]
    [InlineData("karras", "Karras", "KARRAS")]
    [InlineData("sgm_uniform", "SGM Uniform", "sgm_uniform", "SGMUniform")]
    [InlineData("normal", "Normal", "discrete")]
    [InlineData("uniform", "Uniform")]
    [InlineData("kl_optimal", "KL Optimal", "kl_optimal")]
    [InlineData("align_your_steps", "Align Your Steps", "ays")]
    [InlineData("ddim_uniform", "DDIM", "ddim_uniform")]
    [InlineData("automatic", "Automatic")]
    public void Every_tools_spelling_finds_the_schedule(string canonical, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(canonical, ScheduleNames.Resolve(spelling, [])));

    [Fact]
    public void Every_label_leads_back_to_its_schedule() =>
        Assert.All(ScheduleNames.Known, name => Assert.Equal(name, ScheduleNames.Resolve(ScheduleNames.Label(name), [])));

    [Fact]
    public void What_nobody_knows_is_null() => Assert.Null(ScheduleNames.Resolve("magic", ["karras"]));

    [Fact]
    public void A_plugins_own_schedule_is_found() => Assert.Equal("my_schedule", ScheduleNames.Resolve("My Schedule", ["my_schedule"]));
}
