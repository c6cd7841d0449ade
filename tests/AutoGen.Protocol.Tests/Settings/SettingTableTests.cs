using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Tests.Settings;

public class SettingTableTests
{
    [Fact]
    public void Every_property_is_a_setting_by_its_camel_case_name()
    {
        Assert.Equal(typeof(RenderSettings).GetProperties().Length, SettingTable.All.Count);
        Assert.NotNull(SettingTable.Find("initImage"));
        Assert.Null(SettingTable.Find("InitImage"));
    }

    [Fact]
    public void What_is_said_lies_over_what_was_said_before()
    {
        var merged = new RenderSettings { Prompt = "upper", Steps = 5 }.Over(new RenderSettings { Prompt = "lower", Negative = "lower", Seed = 0 });

        Assert.Equal(new RenderSettings { Prompt = "upper", Steps = 5, Negative = "lower", Seed = 0 }, merged);
    }

    [Fact]
    public void Setting_one_value_leaves_the_original_alone()
    {
        var before = new RenderSettings { Steps = 5 };

        Assert.Equal(7, SettingTable.With(before, "steps", 7L).Steps);
        Assert.Equal(7, SettingTable.With(before, "steps", 7).Steps);
        Assert.Equal(7, SettingTable.With(before, "seed", 7L).Seed);
        Assert.Null(SettingTable.With(before, "steps", null).Steps);
        Assert.Equal(5, before.Steps);
    }

    [Fact]
    public void A_setting_that_is_not_built_says_what_to_do_instead() =>
        Assert.All(SettingTable.All.Where(setting => !setting.Built), setting => Assert.False(string.IsNullOrEmpty(setting.Instead)));

    [Theory]
    [InlineData("steps", "1 to 500")]
    [InlineData("width", "64 to 4096, a multiple of 8")]
    [InlineData("seed", "-1 to 9007199254740991")]
    [InlineData("rng", "nv, cpu")]
    [InlineData("prompt", "any text")]
    public void What_is_allowed_reads_as_text(string name, string allowed) => Assert.Equal(allowed, SettingTable.Find(name)!.AllowedText);
}
