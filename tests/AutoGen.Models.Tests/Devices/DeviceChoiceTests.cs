using AutoGen.Models.Devices;

namespace AutoGen.Models.Tests.Devices;

public sealed class DeviceChoiceTests
{
    private static readonly GraphicsAdapter
        Inside = new(0, "Intel(R) UHD Graphics 770", 128L << 20, 16L << 30, "0:1", Software: false),
        Card = new(1, "NVIDIA GeForce RTX 4070", 12L << 30, 16L << 30, "0:2", Software: false),
        Played = new(2, "Microsoft Basic Render Driver", 64L << 30, 0, "0:3", Software: true);

    [Theory]
    [InlineData("auto", 1)]
    [InlineData("AUTO", 1)]
    [InlineData("0", 0)]
    [InlineData("2", 2)]
    [InlineData("uhd", 0)]
    [InlineData("geforce", 1)]
    public void A_device_is_chosen_by_memory_by_number_or_by_part_of_its_name(string device, int expected) =>
        Assert.Equal(expected, DeviceChoice.Of(device, [Inside, Card, Played]).Value?.Index);

    [Fact]
    public void A_software_device_is_never_chosen_unless_it_is_named()
    {
        var problem = Assert.Single(DeviceChoice.Of("auto", [Played]).Problems);

        Assert.Equal("device-not-found", problem.Code);
        Assert.Equal(Played, DeviceChoice.Of("Basic Render", [Played]).Value);
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_with_those_that_are()
    {
        var problem = Assert.Single(DeviceChoice.Of("radeon", [Inside, Card]).Problems);

        Assert.Equal("radeon", problem.Value);
        Assert.Contains("1: NVIDIA GeForce RTX 4070", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_systems_than_windows_list_no_devices() =>
        Assert.True(OperatingSystem.IsWindows() || GraphicsAdapters.List().Value is { Count: 0 });
}
