using AutoGen.Automation.Intake;

namespace AutoGen.Automation.Tests.Intake;

/// <summary>What a scan decides by attributes that only Windows sets, without touching the file.</summary>
public sealed class ScannedEntryTests
{
    [Theory]
    [InlineData(0x1000)] // FILE_ATTRIBUTE_OFFLINE
    [InlineData(0x40000)] // FILE_ATTRIBUTE_RECALL_ON_OPEN
    [InlineData(0x400000)] // FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
    [InlineData(0x501620)] // as OneDrive sets them: with reparse point, sparse file, archive, unpinned
    public void A_file_or_folder_that_is_only_online_is_left_alone_and_says_what_to_do(int attributes)
    {
        foreach (var entry in new[] { Entry("/in/cat.png", attributes), Entry("/in/cats", attributes | (int)FileAttributes.Directory) })
            Assert.Contains("Always keep on this device", entry.WhyNot(onWindows: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x20)] // archive
    [InlineData(0x80420)] // pinned: "always keep on this device", a reparse point still
    public void One_whose_content_is_here_is_taken(int attributes) => Assert.Null(Entry("/in/cat.png", attributes).WhyNot(onWindows: true));

    [Theory]
    [InlineData("/in/con.txt", "con_.txt")]
    [InlineData("/in/a:b.txt", "a_b.txt")]
    public void A_name_that_no_Windows_program_can_open_is_left_alone_there_alone(string path, string proposed)
    {
        Assert.Contains($"rename it, for example to {proposed}", Entry(path, 0x20).WhyNot(onWindows: true), StringComparison.Ordinal);
        Assert.Null(Entry(path, 0x20).WhyNot(onWindows: false));
    }

    private static ScannedEntry Entry(string path, int attributes) =>
        new(path, ((FileAttributes)attributes).HasFlag(FileAttributes.Directory), IsLink: false, (FileAttributes)attributes, 10, DateTimeOffset.UnixEpoch);
}
