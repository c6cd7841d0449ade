using AutoGen.Automation.Drops;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>The watches at work, as the options in force want them.</summary>
internal sealed class RunningWatches(LiveOptions options, Claim claim, WatchHomes homes, Ledgers ledgers, Backlog backlog, DropWork work, FormerWatches former, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, RunningWatch> running = new(StringComparer.Ordinal);

    /// <summary>Raised, on any thread, with the name of a watch in which something may have changed.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<RunningWatch> All
    {
        get
        {
            lock (gate)
                return [.. running.Values];
        }
    }

    public RunningWatch? Find(string name)
    {
        lock (gate)
            return running.GetValueOrDefault(name);
    }

    /// <summary>Starts, ends and replaces watches; drops of those that are no more are finished all the same.</summary>
    public void Sync()
    {
        lock (gate)
        {
            var wanted = options.Current.Watches;
            foreach (var old in running.Values.Where(watch => !wanted.Contains(watch.Settings)).ToList())
            {
                running.Remove(old.Settings.Name);
                old.Dispose();
            }

            foreach (var watch in wanted.Where(watch => !running.ContainsKey(watch.Name)))
                running.Add(watch.Name, Start(watch));
            former.Sync(wanted);
            backlog.KeepWatches(wanted);
            foreach (var schedule in running.Values.Where(static watch => watch.Settings.Schedule is not null && DropFolder.LeftIn(watch.Settings).Count > 0))
                schedule.Enter(); // it has no scan that would go on with what was left there; another folder is made when its first run is due
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var watch in running.Values)
                watch.Dispose();
            former.Dispose();
        }
    }

    private RunningWatch Start(WatchSettings watch)
    {
        var intake = new WatchIntake(watch, new WatchScanner(watch, options), new SettleClock(watch, time), claim, ledgers, loggers.CreateLogger<WatchIntake>());
        return new RunningWatch(watch, homes, intake, backlog, work, () => Changed?.Invoke(watch.Name), loggers.CreateLogger<RunningWatch>());
    }
}
