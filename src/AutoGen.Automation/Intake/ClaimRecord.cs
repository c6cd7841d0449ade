namespace AutoGen.Automation.Intake;

/// <summary>
/// claim.json. Of a group that is renamed: its members, written before the first rename. Of sources that are copied: what
/// the ledger must hold, written when the copies are whole; from then on they are taken.
/// </summary>
/// <param name="Members">Paths relative to the watch.</param>
internal sealed record ClaimRecord(IReadOnlyList<string> Members)
{
    /// <summary>Empty where the members were renamed.</summary>
    public IReadOnlyList<LedgerEntry> Copied { get; init; } = [];
}
