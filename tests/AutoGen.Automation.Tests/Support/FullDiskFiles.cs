using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Support;

/// <summary>The real file steps, but writing meets a full disk on demand: for users who may not mount a small one.</summary>
internal sealed class FullDiskFiles : DurableFiles
{
    public bool Full { get; set; }

    public override void Write(string path, ReadOnlySpan<byte> content)
    {
        if (Full)
            throw new IOException("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
        base.Write(path, content);
    }
}
