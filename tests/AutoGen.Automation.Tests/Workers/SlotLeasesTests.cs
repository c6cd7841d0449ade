using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Automation.Tests.Workers;

public sealed class SlotLeasesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly WorkerSlot one, two;
    private readonly SlotLeases leases;

    public SlotLeasesTests()
    {
        var files = new CrashingFiles();
        var (catalogue, killers) = (new CatalogueKeeper(folder.FullPath, files, time, NullLogger.Instance), new KillerPlugins(folder.FullPath, files));
        var context = new WorkerContext(new WorkerProgram("none", []), new WorkerOptions(), folder.FullPath, catalogue, killers)
        {
            Failures = new PluginFailures(killers, catalogue, NullLogger.Instance),
            Time = time,
            Logger = NullLogger.Instance,
        };
        (one, two) = (new WorkerSlot(0, context), new WorkerSlot(1, context));
        leases = new SlotLeases([one, two]);
    }

    [Fact]
    public async Task The_best_free_one_is_given_and_none_twice()
    {
        Assert.Same(two, await AnyAsync(slot => slot == two ? 0 : 1));
        Assert.Same(one, await AnyAsync(slot => slot == two ? 0 : 1));
        Assert.False(leases.TryTake(one));
        Assert.False(AnyAsync().IsCompleted);
    }

    [Fact]
    public async Task Who_waits_gets_what_comes_back_in_the_order_they_asked()
    {
        await AnyAsync();
        await AnyAsync();
        var (first, onlyTwo, third) = (AnyAsync(), leases.TakeAsync(two, CancellationToken.None), AnyAsync());

        leases.Return(one);
        Assert.Same(one, await first);
        leases.Return(one);
        Assert.Same(one, await third);
        Assert.False(onlyTwo.IsCompleted);
        leases.Return(two);
        await onlyTwo;
        Assert.False(leases.TryTake(two));
    }

    [Fact]
    public async Task Who_gave_up_waiting_gets_nothing_and_takes_nothing_along()
    {
        await AnyAsync();
        await AnyAsync();
        using var patience = new CancellationTokenSource();
        var waiting = leases.TakeAsync(static _ => 0, patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        leases.Return(one);
        Assert.True(leases.TryTake(one));
    }

    [Fact]
    public async Task Who_was_cancelled_before_is_given_none_even_where_one_is_free()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leases.TakeAsync(static _ => 0, new CancellationToken(canceled: true)));
        Assert.True(leases.TryTake(one) && leases.TryTake(two));
    }

    public void Dispose() => folder.Dispose();

    private Task<WorkerSlot> AnyAsync(Func<WorkerSlot, int>? rank = null) => leases.TakeAsync(rank ?? (static _ => 0), CancellationToken.None);
}
