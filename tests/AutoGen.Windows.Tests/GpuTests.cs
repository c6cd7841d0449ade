using System.Diagnostics;

namespace AutoGen.Windows.Tests;

/// <summary>DirectML itself in the published Windows agent, on a graphics device that Mesa plays.</summary>
public sealed class GpuTests(Wine wine) : IClassFixture<Wine>
{
    private static readonly string[] Picture = ["generate", "--prompt", "a red circle on a blue background", "--steps", "4", "--seed", "7"];

    [GpuFact(garbage: true)]
    public async Task A_driver_that_computes_garbage_is_refused_with_the_figure_and_the_cpu_makes_the_picture()
    {
        var (output, difference) = await GenerateAsync(SoftwareGpu.Garbage!);

        Assert.Matches(@"Computing on the CPU: The graphics device computes \w+ (wrong: [\d.,]+ % off|to values that are not numbers)\.", output);
        Assert.Contains("[device-computes-wrong]", output, StringComparison.Ordinal);
        Assert.InRange(difference, 0, 1);
    }

    /// <summary>wine 8 refuses to add tensors of one shape on a device, which the model needs.</summary>
    [GpuFact(garbage: false)]
    public async Task A_driver_that_computes_right_passes_the_self_check_and_a_network_it_does_not_take_is_computed_on_the_cpu()
    {
        using var screen = new PlayedScreen();
        var (_, doctor) = await wine.AgentOnAsync(screen.Name, SoftwareGpu.Right!, "doctor", "--data", Wine.PathOf(wine.NewFolder()));
        var (output, difference) = await GenerateAsync(SoftwareGpu.Right!);

        Assert.Matches(@"0: .* of its own, .* shared, [1-9][\d.]* GB for AutoGen, LUID ", doctor);
        Assert.Matches(@"device auto: 0: .*; computes right", doctor);
        Assert.Matches(@"Computing on the CPU: 0: .* does not take the network: .*80070057", output);
        Assert.Contains("[directml-not-available]", output, StringComparison.Ordinal);
        Assert.InRange(difference, 0, 1);
    }

    /// <summary>A picture by that driver: what was said, and by how much it differs from that of Linux.</summary>
    private async Task<(string Output, int Difference)> GenerateAsync(string driver)
    {
        var folder = wine.NewFolder();
        var (here, there) = (Path.Combine(folder, "linux.png"), Path.Combine(folder, "windows.png"));
        using var screen = new PlayedScreen();
        using var linux = Process.Start(Path.Combine(Wine.Root, "artifacts", "autogen", "autogen"), [.. Picture, "--output", here]);
        var (code, output) = await wine.AgentOnAsync(screen.Name, driver, [.. Picture, "--output", Wine.PathOf(there)]);
        await linux.WaitForExitAsync();

        Assert.True(code == 0, output);
        return (output, Pixels.LargestDifference(here, there));
    }
}
