using AutoGen.Automation.Notices;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>Programs that run when a drop is finished. Real ones, of Linux.</summary>
public sealed class HookTests : IAsyncLifetime
{
    private readonly NoticeBench bench = new();

    [LinuxFact]
    public async Task A_program_gets_its_arguments_as_they_are_and_what_happened_in_its_environment()
    {
        var file = bench.Folder.At("told");
        bench.Put(Shell("printf '%s|' \"$AUTOGEN_EVENT\" \"$AUTOGEN_DROP\" \"$AUTOGEN_STATE\" \"$AUTOGEN_PICTURES\" \"$AUTOGEN_FAILURES\" \"$AUTOGEN_REPORT\" \"$AUTOGEN_NOTICE\" \"$1\" > \"$0\"", file, "; $(no shell)"));
        await bench.DeliverAsync();

        Assert.Equal("drop.failed|20250131-142233-1234567-9f3ac1|failed|38|2|/in/failed/scenes.txt.report.txt|20250131-142233-1234567-9f3ac1-1|; $(no shell)|", File.ReadAllText(file));
        Assert.Empty(bench.Files);
    }

    [LinuxFact]
    public async Task Its_output_is_in_the_log_without_secrets_and_without_end()
    {
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address, TokenSecret = bench.Secret("tk_secretToken") });
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync(); // from now on the token is known
        foreach (var script in new[] { "echo begin tk_secretToken; echo wrong >&2; exit 3", "seq 1 1000" })
        {
            bench.Put(Shell(script));
            await bench.DeliverAsync();
        }

        Assert.Contains(bench.Log.Lines, line => line.EndsWith("the hook says: begin ***", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, line => line.EndsWith("the hook says: wrong", StringComparison.Ordinal));
        Assert.Equal(2 + HookRun.MostLines, bench.Log.Lines.Count(line => line.StartsWith("Information 2012", StringComparison.Ordinal)));
        Assert.Contains(bench.Log.Lines, line => line.EndsWith("the hook said 800 more lines", StringComparison.Ordinal));
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Warning 2015: ", StringComparison.Ordinal) && line.EndsWith("exit code 3", StringComparison.Ordinal));
        Assert.Empty(bench.Outbox.Waiting);
    }

    [LinuxFact]
    public async Task The_agent_s_own_secrets_are_not_handed_on()
    {
        var name = bench.Secret("tk_secretToken");
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address, TokenSecret = name });
        bench.Put(Shell($"test -z \"${name}\" && echo nothing there"));
        await bench.DeliverAsync();

        Assert.Contains(bench.Log.Lines, line => line.EndsWith("the hook says: nothing there", StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task After_its_time_it_is_ended_with_all_that_it_started()
    {
        var file = bench.Folder.At("children");
        bench.Put(Shell("sleep 600 & echo $! > \"$0\"; sleep 600", file) with { Seconds = 1 });
        await bench.DeliverAsync();

        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Warning 2016: ", StringComparison.Ordinal));
        Assert.False(Lives(File.ReadAllText(file).Trim()));
        Assert.Empty(bench.Outbox.Waiting);
    }

    [LinuxFact]
    public async Task When_the_agent_ends_it_is_ended_and_run_again_at_the_next_start()
    {
        using var end = new CancellationTokenSource();
        var (file, go) = (bench.Folder.At("lives"), bench.Folder.At("go"));
        bench.Put(Shell("echo life >> \"$0\"; test -e \"$1\" || sleep 600", file, go));
        var delivery = bench.DeliverAsync(end.Token);
        while (!File.Exists(file))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery);
        bench.Restart();
        File.WriteAllText(go, "");
        await bench.DeliverAsync();

        Assert.Equal("life\nlife\n", File.ReadAllText(file));
        Assert.Empty(bench.Files);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_given_up_and_said()
    {
        bench.Put(new HookSettings { Run = [bench.Folder.At("no such program")] });
        await bench.DeliverAsync();

        Assert.Contains(bench.Log.Lines, line => line.Contains("[hook-not-started]", StringComparison.Ordinal));
        Assert.Equal(1, bench.Outbox.Dead.Count);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    /// <summary>One that has ended, and that nobody has asked about yet, has no command line.</summary>
    private static bool Lives(string process) => File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;

    private static HookSettings Shell(string script, params string[] arguments) => new() { Run = ["/bin/sh", "-c", script, .. arguments] };
}

/// <summary>A fact that needs Linux's programs.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "runs on Linux only";
}
