using AutoGen.Automation.Notices;
using AutoGen.Automation.Schedules;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Watches;

/// <summary>A folder in which files become drops, and where their pictures go.</summary>
public sealed record WatchSettings
{
    internal const string ByName = "name", ByAge = "age", BySize = "size";
    internal const string Move = "move", Delete = "delete", Keep = "keep";

    /// <summary>Unique; names the watch in logs, reports and messages.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute path of the watched folder. Created at start where missing.</summary>
    public required string Path { get; init; }

    /// <summary>Absolute path of the folder for pictures. May lie inside the watch: it is never eaten.</summary>
    public required string Output { get; init; }

    /// <summary>
    /// Absolute path of a folder from which dropped files may take images (initImage, post-processors), besides
    /// <see cref="Path"/> and <see cref="Output"/>. Null: no other.
    /// </summary>
    public string? Images { get; init; }

    /// <summary>All folders from which dropped files may take images.</summary>
    internal IReadOnlyList<string> PictureFolders => [.. new[] { Images, Schedule?.Run.Images, Output, Path }.OfType<string>().Distinct()];

    /// <summary>Settings for everything dropped here; an image without a sidecar needs them. Null: none.</summary>
    public RenderSettings? Recipe { get; init; }

    /// <summary>Seconds for which size and time of a file must not change before it is taken. 0 to 3600.</summary>
    public double SettleSeconds { get; init; } = 2;

    /// <summary>Seconds between two full scans; the file system's events only make one come earlier. 0.1 to 86400.</summary>
    public double ScanSeconds { get; init; } = 5;

    /// <summary>Whether sub-folders are watched too; they are mirrored in the output, done and failed folders.</summary>
    public bool Recurse { get; init; } = true;

    /// <summary>Which files to take, as a file name with * and ?; null: all that AutoGen knows.</summary>
    public string? Pattern { get; init; }

    /// <summary>Which drops of the agent go first: higher before lower. -100 to 100; 0 by default.</summary>
    public int Priority { get; init; }

    /// <summary>In what order files found together are taken: <c>name</c> (the default), <c>age</c> (oldest first) or <c>size</c> (smallest first).</summary>
    public string Order { get; init; } = ByName;

    /// <summary>Times of day, local, in which no render of this watch starts, as <c>22:00-06:00</c>. Empty: none.</summary>
    public IReadOnlyList<string> QuietHours { get; init; } = [];

    /// <summary>What becomes of the source of a drop that is done: <c>move</c> (to done/, the default), <c>delete</c> or <c>keep</c>. One that failed goes to failed/, unless it is kept.</summary>
    public string OnFinish { get; init; } = Move;

    /// <summary>Names of the models that drops may use; the first is the default. Null: all.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>False: neither scanned nor rendered; drops under way wait.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What of finished drops is kept, and for how long.</summary>
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>When its drops are made and of what, where it is a schedule: then no folder is watched, and <see cref="Path"/> only holds drops, done/ and failed/.</summary>
    public ScheduleSettings? Schedule { get; init; }

    /// <summary>Who hears of its drops.</summary>
    public NoticeRoute Notices { get; init; } = new();

    /// <summary>What is run when one is finished. Null: nothing.</summary>
    public HookSettings? Hook { get; init; }

    /// <summary>The configuration file that says so, for messages.</summary>
    public string? Origin { get; init; }

    /// <summary>Lines of the keys in <see cref="Origin"/>, for messages.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();
}
