namespace AutoGen.Automation.Notices;

/// <summary>Who hears of the drops of a watch or a schedule, and of which.</summary>
public sealed record NoticeRoute
{
    /// <summary>Names of channels; null: all.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>Of <see cref="NoticeEvents.OfDrops"/>; null: all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    internal bool Leads(NoticeChannel channel, string type) => (To?.Contains(channel.Name) ?? true) && (Events?.Contains(type) ?? true) && channel.Hears(type);
}
