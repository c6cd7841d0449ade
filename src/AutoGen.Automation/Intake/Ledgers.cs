using System.Collections.Concurrent;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Intake;

/// <summary>The ledger of each watch, read when it is first needed.</summary>
internal sealed class Ledgers(DurableFiles files, WatchHomes homes, KnownHomes known)
{
    private readonly ConcurrentDictionary<string, Lazy<Ledger>> read = new(StringComparer.Ordinal);

    public Ledger Of(WatchSettings watch)
    {
        var path = WatchFolders.Ledger(homes.Of(watch));
        var former = known.Besides([watch]).Where(home => home.Watch.Path == watch.Path).Select(home => home.Path);
        var older = WatchFolders.Homes(watch).Concat(former).Select(WatchFolders.Ledger).Where(other => other != path);
        return read.GetOrAdd(path, _ => new Lazy<Ledger>(() => new Ledger(files, path, older), LazyThreadSafetyMode.PublicationOnly)).Value;
    }
}
