namespace AutoGen.Automation.Housekeeping;

/// <summary>Something that is kept up to a limit.</summary>
internal interface IKept
{
    /// <summary>When its drop was finished.</summary>
    DateTimeOffset Finished { get; }

    long Bytes { get; }
}
