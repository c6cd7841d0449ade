namespace AutoGen.Automation.Notices.Formats;

/// <summary>The formats that channels may have.</summary>
internal static class NoticeFormats
{
    private static readonly INoticeFormat[] Formats = [new AutogenFormat(), new DiscordFormat(), new SlackFormat(), new NtfyFormat()];

    public static IReadOnlyList<string> Names { get; } = [.. Formats.Select(static format => format.Name)];

    /// <summary>Null where there is no such format.</summary>
    public static INoticeFormat? Find(string name) => Array.Find(Formats, format => format.Name == name);
}
