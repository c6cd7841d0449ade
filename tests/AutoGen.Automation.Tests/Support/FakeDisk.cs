using AutoGen.Automation.Housekeeping;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Disks with as much room as a test says, and else with plenty.</summary>
internal sealed class FakeDisk : IFreeSpace
{
    /// <summary>Room by folder; null: it cannot be told.</summary>
    public Dictionary<string, long?> Free { get; } = [];

    public int Asked { get; private set; }

    public long? Of(string folder)
    {
        Asked++;
        return Free.GetValueOrDefault(folder, long.MaxValue);
    }
}
