using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;

namespace AutoGen.Automation.Tests.Workers;

public sealed class KillerPluginsTests : IDisposable
{
    private static readonly WorkerEnd Crash = new(134, WorkerProblems.Crashed(134), ["Process terminated.", "at Plugin.Register()"]);
    private static readonly WorkerEnd Kill = new(OperatingSystem.IsWindows() ? -1 : 137, WorkerProblems.Crashed(137), []);
    private readonly TempFolder folder = new();

    public KillerPluginsTests()
    {
        Directory.CreateDirectory(Plugin);
        File.WriteAllText(Path.Combine(Plugin, "plugin.dll"), "one");
    }

    private string Plugin => folder.At("plugins", "bad");

    private string Data => folder.At("data");

    [Fact]
    public void One_that_crashes_is_left_out_over_restarts_until_its_files_change()
    {
        Assert.True(New().Blame("bad", Plugin, Crash));

        var left = Assert.Single(New().LeftOut());
        Assert.Equal(("bad", "plugin-kills-worker"), (left.Name, left.Problem!.Code));
        Assert.Contains("Its last words: Process terminated.", left.Problem.Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Plugin, "plugin.dll"), "another");
        Assert.Empty(New().LeftOut());
    }

    [Fact]
    public void A_kill_from_outside_is_blamed_on_a_plugin_only_when_it_is_the_third_in_a_row()
    {
        var killers = New();
        Assert.False(killers.Blame("bad", Plugin, Kill));
        Assert.False(killers.Blame("bad", Plugin, Kill));
        killers.Acquit();
        Assert.False(killers.Blame("bad", Plugin, Kill));
        Assert.False(killers.Blame("bad", Plugin, Kill));
        Assert.Empty(killers.LeftOut());

        Assert.True(killers.Blame("bad", Plugin, Kill));
        Assert.Single(killers.LeftOut());
    }

    [Fact]
    public void A_power_cut_at_any_step_leaves_the_list_before_or_the_list_after()
    {
        var other = Directory.CreateDirectory(folder.At("plugins", "other")).FullName;
        var undisturbed = new CrashingFiles();
        Live(undisturbed, other);
        Assert.InRange(undisturbed.Steps, 4, 20);
        for (var step = 1; step <= undisturbed.Steps; step++)
        {
            Directory.Delete(Data, recursive: true);
            New().Blame("bad", Plugin, Crash);
            Assert.Throws<CrashingFiles.PowerCut>(() => Live(new CrashingFiles(step), other));

            Assert.Contains(New().LeftOut(), static plugin => plugin.Name == "bad");
            New().Blame("other", other, Crash);
            Assert.Equal(["bad", "other"], New().LeftOut().Select(static plugin => plugin.Name).Order(StringComparer.Ordinal));
        }
    }

    public void Dispose() => folder.Dispose();

    private void Live(CrashingFiles files, string other) => new KillerPlugins(Data, files).Blame("other", other, Crash);

    private KillerPlugins New() => new(Data, new CrashingFiles());
}
