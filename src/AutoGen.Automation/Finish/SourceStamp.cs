namespace AutoGen.Automation.Finish;

/// <summary>By what a changed file is known; renames keep both.</summary>
/// <param name="Bytes">Size.</param>
/// <param name="Modified">Time of its last change.</param>
internal sealed record SourceStamp(long Bytes, DateTimeOffset Modified)
{
    /// <summary>Null where the file is not there.</summary>
    public static SourceStamp? Of(string path) => new FileInfo(path) is { Exists: true } file ? new SourceStamp(file.Length, file.LastWriteTimeUtc) : null;
}
