using AutoGen.Automation.Health;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation;

/// <summary>What the agent automates, from its configuration.</summary>
public sealed record AutomationOptions
{
    /// <summary>The watched folders; checked with <see cref="WatchValidation"/>.</summary>
    public IReadOnlyList<WatchSettings> Watches { get; init; } = [];

    /// <summary>Absolute paths of folders below which nothing is ever taken: configuration, data, models, plugins, the installation.</summary>
    public IReadOnlyList<string> OwnFolders { get; init; } = [];

    /// <summary>Renders that may be under way at the same time, 1 to 16: one for each device. Default 1.</summary>
    public int DeviceSlots { get; init; } = 1;

    /// <summary>Nothing new is started where less room than this is left on a disk, in megabytes (of 1,000,000 bytes). 0 to 1,000,000,000; default 512; 0 = never mind.</summary>
    public long MinimumFreeMegabytes { get; init; } = 512;

    /// <summary>Who hears what happens; checked with <see cref="NoticeCheck"/>.</summary>
    public IReadOnlyList<NoticeChannel> Notices { get; init; } = [];

    /// <summary>When the agent is unwell.</summary>
    public HealthOptions Health { get; init; } = new();

    /// <summary>The pages of reports.</summary>
    public ReportSettings Reports { get; init; } = new();

    /// <summary>Settings that hold where neither a file nor its watch's recipe says otherwise.</summary>
    public RenderSettings Defaults { get; init; } = new();
}
