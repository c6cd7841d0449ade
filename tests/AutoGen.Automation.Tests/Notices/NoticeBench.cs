using System.Security.Cryptography;
using AutoGen.Automation.Files;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Tests.Support;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>An outbox whose notices go to a real web server on this machine; the clock stands still until it is advanced.</summary>
internal sealed class NoticeBench : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> secretNames = [];
    private readonly LiveOptions options = new(new AutomationOptions());
    private readonly WebhookSender sender;
    private readonly Secrets secrets;

    public NoticeBench()
    {
        var data = new DataFolder(folder.At("data"));
        secrets = new Secrets(data);
        sender = new WebhookSender(secrets, Time);
        Outbox = Open();
    }

    public TempFolder Folder => folder;

    public FakeTime Time { get; } = new();

    public LogList Log { get; } = new();

    public LoopbackServer Server { get; } = new();

    public Outbox Outbox { get; private set; }

    /// <summary>What lies in the outbox.</summary>
    public IReadOnlyList<string> Files => TempFolder.Tree(folder.At("data", "outbox"));

    public static Notice DropNotice(string id = "20250131-142233-1234567-9f3ac1-1") => new(id, NoticeEvents.DropFailed, new DateTimeOffset(2025, 1, 31, 14, 22, 33, TimeSpan.Zero), "studio")
    {
        Drop = new DropNotice
        {
            Id = "20250131-142233-1234567-9f3ac1",
            Watch = "inbox",
            Source = "scenes.txt",
            Outcome = "failed",
            Pictures = 38,
            Failures = 2,
            Rejected = 1,
            Seconds = 3900,
            Reasons = [new NoticeReason("disk-full", 2, "The disk is full.") { Remedy = "Free space." }],
            Reports = new Dictionary<string, string> { ["text"] = "/in/failed/scenes.txt.report.txt", ["json"] = "/in/failed/scenes.txt.report.json" },
        },
    };

    /// <summary>A secret in the environment, under a name of its own that goes with this bench.</summary>
    public string Secret(string value)
    {
        var name = "AUTOGEN_TEST_" + RandomNumberGenerator.GetHexString(12);
        Environment.SetEnvironmentVariable(name, value);
        secretNames.Add(name);
        return name;
    }

    /// <summary>The channel "phone".</summary>
    public void Channel(NoticeChannel channel) => options.Replace(options.Current with { Notices = [channel] });

    public void ChannelToServer() => Channel(new NoticeChannel("phone") { Url = Server.Address + "hook" });

    public void Put(Notice notice, string channel = "phone") => Outbox.Put(new OutboxEntry(notice, Time.GetUtcNow()) { Channel = channel });

    public void Put(HookSettings hook) => Outbox.Put(new OutboxEntry(DropNotice(), Time.GetUtcNow()) { Hook = hook });

    /// <summary>Another life of the agent: what is in memory is gone.</summary>
    public void Restart() => Outbox = Open();

    /// <summary>Delivers what is due now.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken = default)
    {
        var data = new DataFolder(folder.At("data"));
        var delivery = new OutboxDelivery(Outbox, options, sender, new HookRun(options, secrets, data, TimeProvider.System, Logger<HookRun>()), Time, Logger<OutboxDelivery>());
        foreach (var target in Outbox.DueTargets())
            await delivery.DeliverAsync(target, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        secretNames.ForEach(static name => Environment.SetEnvironmentVariable(name, null));
        sender.Dispose();
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private Outbox Open() => new(new DataFolder(folder.At("data")), new DurableFiles(), Time, Logger<Outbox>());

    private ILogger<T> Logger<T>() => new Logger<T>(Log);
}
