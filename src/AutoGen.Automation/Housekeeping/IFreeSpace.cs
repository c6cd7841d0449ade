using AutoGen.Automation.Files;

namespace AutoGen.Automation.Housekeeping;

/// <summary>How much room there is on disks.</summary>
internal interface IFreeSpace
{
    /// <summary>Bytes that this user may still write where the folder lies; null where it cannot be told.</summary>
    long? Of(string folder);
}

/// <summary>What the system says.</summary>
internal sealed class FreeSpace : IFreeSpace
{
    public long? Of(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception fault) when (fault is ArgumentException || IoProblem.Is(fault)) // a share, or a folder that is gone
        {
            return null;
        }
    }
}
