using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Files;

public sealed class DurableFilesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DurableFiles files = new();

    [Fact]
    public void A_move_does_not_replace()
    {
        File.WriteAllText(folder.At("a"), "a");
        File.WriteAllText(folder.At("b"), "b");
        Assert.False(files.TryMove(folder.At("a"), folder.At("b")));
        Assert.Equal("b", File.ReadAllText(folder.At("b")));
        Assert.True(files.TryMove(folder.At("a"), folder.At("ü")));
        Assert.Equal(["b", "ü"], TempFolder.Tree(folder.FullPath));
    }

    [Fact]
    public void A_move_says_what_is_missing()
    {
        File.WriteAllText(folder.At("a"), "a");
        Assert.Throws<FileNotFoundException>(() => files.TryMove(folder.At("none"), folder.At("b")));
        Assert.Throws<DirectoryNotFoundException>(() => files.TryMove(folder.At("a"), folder.At("none", "b")));
    }

    [Fact]
    public void A_move_to_another_volume_is_refused_not_copied()
    {
        using var volume = HostileFolders.TinyVolume(folder.At("volume"));
        if (volume is null)
            return; // only root on Linux can mount one; elsewhere there is nothing to try it on
        File.WriteAllText(folder.At("a"), "a");
        Assert.Throws<IOException>(() => files.TryMove(folder.At("a"), folder.At("volume", "a")));
        Assert.Empty(TempFolder.Tree(folder.At("volume")));
    }

    [Fact]
    public void A_folder_can_be_flushed_and_a_missing_one_is_an_error()
    {
        files.FlushFolder(folder.FullPath);
        if (!OperatingSystem.IsWindows())
            Assert.Throws<IOException>(() => files.FlushFolder(folder.At("none")));
    }

    [Fact]
    public void A_whole_write_replaces_a_state_file_and_leaves_nothing_else()
    {
        files.WriteWhole(folder.At("state.json"), "old"u8);
        files.WriteWhole(folder.At("state.json"), "new"u8);
        Assert.Equal("new", File.ReadAllText(folder.At("state.json")));
        Assert.Equal(["state.json"], TempFolder.Tree(folder.FullPath));
    }

    public void Dispose() => folder.Dispose();
}
