using System.ComponentModel;
using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Running;

public sealed class WatchedFolderTests : IDisposable
{
    private const int NetworkNameDeleted = 64;
    private readonly TempFolder folder = new();
    private readonly LogList log = new();
    private int changes;

    [Fact]
    public void Events_that_break_as_those_of_a_share_do_are_ordered_anew_and_nothing_counts_as_having_just_come()
    {
        var homes = new WatchHomes(new KnownHomes(new DataFolder(folder.At("data")), new DurableFiles()), new FakeTime(), new Logger<WatchHomes>(log));
        using var watched = new WatchedFolder(Workbench.WatchIn(folder), homes, () => Interlocked.Increment(ref changes), log);
        Assert.True(watched.Arrive());
        var first = watched.Watcher!;
        first.Failed(new InternalBufferOverflowException(), () => changes++);
        Assert.Equal(1, changes); // a scan comes at once: what was lost is found
        Assert.False(watched.Arrive());
        Assert.Same(first, watched.Watcher);

        first.Failed(new Win32Exception(NetworkNameDeleted), () => changes++);
        Assert.Equal(1, changes); // or a share without events would be scanned without end
        Assert.False(watched.Arrive());
        Assert.NotSame(first, watched.Watcher);
        File.WriteAllText(folder.At("inbox", "cat.txt"), "a cat");
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref changes) > 1, TimeSpan.FromSeconds(30)));
    }

    public void Dispose() => folder.Dispose();
}
