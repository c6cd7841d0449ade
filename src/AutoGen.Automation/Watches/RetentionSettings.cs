namespace AutoGen.Automation.Watches;

/// <summary>What of finished drops is kept, and for how long. Nothing is removed where nothing is said.</summary>
public sealed record RetentionSettings
{
    /// <summary>Sources in done/ and failed/, with their reports. Null: all are kept.</summary>
    public RetentionLimits? Sources { get; init; }

    /// <summary>Pictures in the output folder, of those that the agent made. Null: all are kept.</summary>
    public RetentionLimits? Pictures { get; init; }
}

/// <summary>Limits of which each holds by itself; where one is exceeded, the oldest go first.</summary>
public sealed record RetentionLimits
{
    /// <summary>Days since the drop was finished. 0.01 to 36500; null: any age.</summary>
    public double? Days { get; init; }

    /// <summary>How many are kept. 1 to 1,000,000,000; null: any number.</summary>
    public long? Count { get; init; }

    /// <summary>How many megabytes (of 1,000,000 bytes) are kept. 1 to 1,000,000,000; null: any size.</summary>
    public double? Megabytes { get; init; }
}
