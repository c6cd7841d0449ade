namespace AutoGen.Automation.Reports;

/// <summary>Which drops get a page to look at, where, and how many are kept.</summary>
public sealed record ReportSettings
{
    /// <summary>A page for every drop.</summary>
    public const string All = "all";

    /// <summary>For what schedules ran only.</summary>
    public const string Schedules = "schedules";

    /// <summary>None; the reports beside the sources are written all the same.</summary>
    public const string None = "none";

    /// <summary>Absolute path of the folder of the pages; null: no pages.</summary>
    public string? Folder { get; init; }

    /// <summary><see cref="All"/>, <see cref="Schedules"/> or <see cref="None"/>. Default all.</summary>
    public string Of { get; init; } = All;

    /// <summary>Pictures that a page shows at most. 0 to 2000; default 300.</summary>
    public int Pictures { get; init; } = 300;

    /// <summary>Reports that are kept, the newest ones, of schedules and of everything else each. 1 to 100,000; default 500.</summary>
    public int Kept { get; init; } = 500;
}
