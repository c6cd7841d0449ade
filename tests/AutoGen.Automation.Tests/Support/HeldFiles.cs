using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Support;

/// <summary>The real file steps, but another program holds files on demand, longer than a step waits for it.</summary>
internal sealed class HeldFiles : DurableFiles
{
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Of which paths no file can be renamed, neither from nor to.</summary>
    public Predicate<string> Holds { get; set; } = static _ => false;

    public override bool TryMove(string from, string to)
    {
        if (Holds(from) || Holds(to))
            throw new IOException("The process cannot access the file because it is being used by another process.", SharingViolation);
        return base.TryMove(from, to);
    }
}
