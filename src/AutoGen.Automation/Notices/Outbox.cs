using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Notices;

/// <summary>
/// Notices that are still to be delivered: files in <c>outbox/</c> of the data folder, there before the thing that they tell of
/// counts as done, gone when they are delivered. So each is delivered at least once. What is given up is kept in <c>outbox/dead/</c> for a while.
/// </summary>
internal sealed partial class Outbox(DataFolder data, DurableFiles files, TimeProvider time, ILogger<Outbox> logger)
{
    /// <summary>Notices that wait at most; of more the oldest are given up.</summary>
    public const int MostWaiting = 1000;

    private readonly Lock gate = new();
    private readonly DeadLetters dead = new(data, files);
    private readonly Dictionary<string, Delay> pauses = [];
    private List<OutboxItem>? items;

    /// <summary>Raised, on any thread, when something is to be delivered.</summary>
    public event Action? Came;

    /// <summary>What was given up.</summary>
    public DeadLetters Dead => dead;

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Waiting
    {
        get
        {
            lock (gate)
                return [.. Items.Select(static item => item.Entry)];
        }
    }

    /// <summary>Puts a notice there, durably; the same one again is the same file.</summary>
    public void Put(OutboxEntry entry)
    {
        OutboxItem[] tooMany;
        lock (gate)
        {
            Write(entry);
            Items.RemoveAll(item => item.Entry.FileName == entry.FileName);
            Items.Add(new OutboxItem(entry));
            tooMany = [.. Items.Take(Items.Count - MostWaiting)];
        }

        foreach (var item in tooMany)
            Bury(item, Full());
        Came?.Invoke();
    }

    /// <summary>Who has something that may be delivered now.</summary>
    public IReadOnlyList<string> DueTargets()
    {
        lock (gate)
            return [.. Items.Where(IsDue).Select(static item => item.Entry.Target).Distinct()];
    }

    /// <summary>The oldest that may be delivered to one now.</summary>
    public OutboxItem? Next(string target)
    {
        lock (gate)
            return Items.Find(item => item.Entry.Target == target && IsDue(item));
    }

    /// <summary>Until the next thing may be delivered; null where nothing waits.</summary>
    /// <param name="besides">Targets that do not count.</param>
    public TimeSpan? SoonestDue(Func<string, bool>? besides = null)
    {
        lock (gate)
            return Items.Where(item => besides?.Invoke(item.Entry.Target) is not true).Select(item => (TimeSpan?)Left(item)).Min();
    }

    /// <summary>It is delivered.</summary>
    public void Settle(OutboxItem item)
    {
        lock (gate)
        {
            files.Delete(PathOf(item.Entry));
            Items.Remove(item);
        }
    }

    /// <summary>It is tried again after a while, and nothing else of its target before a shorter one is over.</summary>
    public void Postpone(OutboxItem item, Problem why, TimeSpan rest, TimeSpan pause)
    {
        lock (gate)
        {
            if (!Items.Contains(item))
                return; // given up meanwhile, because too many wait
            item.Entry = item.Entry with { Attempts = item.Entry.Attempts + 1, Problem = why };
            (item.Rest, pauses[item.Entry.Target]) = (Delay.Of(rest, time), Delay.Of(pause, time));
            Write(item.Entry);
        }
    }

    /// <summary>It is given up.</summary>
    public void Bury(OutboxItem item, Problem why)
    {
        Log.GivenUp(logger, item.Entry.Notice.Id, item.Entry.Notice.Type, item.Entry.Target, why, dead.Folder);
        lock (gate)
        {
            dead.Add(item.Entry with { Problem = why });
            files.Delete(PathOf(item.Entry));
            Items.Remove(item);
        }
    }

    private static Problem Full() => new("outbox-full", FormattableString.Invariant($"More than {MostWaiting} notices waited to be delivered; the oldest are given up.")) { Remedy = "See why they are not delivered: autogen status." };

    private string Folder => Path.Combine(data.FullPath, DeadLetters.Outbox);

    private List<OutboxItem> Items => items ??= Load();

    private List<OutboxItem> Load()
    {
        if (!Directory.Exists(Folder))
            return [];
        foreach (var half in Directory.EnumerateFiles(Folder, "*.tmp")) // a crash left it
            files.Delete(half);
        var found = new List<OutboxItem>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (StateJson.Read<OutboxEntry>(path).TryGet(out var entry, out var problems))
                found.Add(new OutboxItem(entry));
            else
                Log.Damaged(logger, problems[0]); // nobody can say what it was; it stays for a person to look at
        }

        return [.. found.OrderBy(static item => item.Entry.Created)];
    }

    private void Write(OutboxEntry entry)
    {
        if (!Directory.Exists(Folder))
        {
            files.CreateFolder(Folder);
            files.FlushFolder(data.FullPath);
        }

        files.WriteJson(PathOf(entry), entry);
    }

    private string PathOf(OutboxEntry entry) => Path.Combine(Folder, entry.FileName);

    private bool IsDue(OutboxItem item) => Left(item) == TimeSpan.Zero;

    private TimeSpan Left(OutboxItem item)
    {
        var (rest, pause) = (item.Rest.Left(time), pauses.GetValueOrDefault(item.Entry.Target).Left(time));
        return rest > pause ? rest : pause;
    }

    private static partial class Log
    {
        [LoggerMessage(2003, LogLevel.Error, "Notice {Notice} ({Type}) for {Target} is given up: {Problem} It is kept in {Folder}")]
        public static partial void GivenUp(ILogger logger, string notice, string type, string target, Problem problem, string folder);

        [LoggerMessage(2004, LogLevel.Error, "{Problem} It was a notice that cannot be delivered now")]
        public static partial void Damaged(ILogger logger, Problem problem);
    }
}

/// <summary>A notice that waits.</summary>
internal sealed class OutboxItem(OutboxEntry entry)
{
    public OutboxEntry Entry { get; set; } = entry;

    /// <summary>How long it is left alone. Not kept over restarts: then it is tried at once.</summary>
    public Delay Rest { get; set; }
}
