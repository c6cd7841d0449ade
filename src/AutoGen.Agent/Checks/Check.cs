namespace AutoGen.Agent.Checks;

/// <summary>One finding of <c>autogen doctor</c>.</summary>
/// <param name="Area">What it belongs to: <c>runtime</c>, <c>models</c> ...</param>
/// <param name="Name">What was looked at.</param>
/// <param name="State">Whether it is well.</param>
/// <param name="Detail">What was found.</param>
internal sealed record Check(string Area, string Name, CheckState State, string Detail)
{
    /// <summary>How to mend it.</summary>
    public string? Remedy { get; init; }
}

internal enum CheckState
{
    Ok,

    /// <summary>It works, but a person should know.</summary>
    Warning,

    /// <summary>Something will not work.</summary>
    Error,
}
