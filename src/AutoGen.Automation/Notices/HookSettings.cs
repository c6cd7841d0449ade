namespace AutoGen.Automation.Notices;

/// <summary>A program that is run when a drop of a watch or a schedule is finished.</summary>
public sealed record HookSettings
{
    /// <summary>The longest limit, in seconds.</summary>
    internal const double MostSeconds = 86400;

    /// <summary>The program, then its arguments, as they are: no shell reads them.</summary>
    public required IReadOnlyList<string> Run { get; init; }

    /// <summary>After so long it is ended with all that it started. 1 to 86400; default 60.</summary>
    public double Seconds { get; init; } = 60;

    /// <summary>Of <see cref="NoticeEvents.OfDrops"/>; null: all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    internal bool Hears(string type) => Events?.Contains(type) ?? true;
}
