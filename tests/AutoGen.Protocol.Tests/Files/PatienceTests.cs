using AutoGen.Protocol.Files;

namespace AutoGen.Protocol.Tests.Files;

public sealed class PatienceTests
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private readonly LeapingTime time = new();
    private int tries;

    [Fact]
    public void A_step_that_another_program_is_in_the_way_of_is_taken_again_with_pauses_that_double()
    {
        Assert.Equal("done", new Patience(time).Take(() => ++tries <= 6 ? throw Held() : "done"));
        Assert.Equal([10, 20, 40, 80, 160, 250], time.Pauses);
    }

    [Fact]
    public void After_some_seconds_what_the_step_throws_is_thrown()
    {
        var fault = Assert.Throws<IOException>(() => new Patience(time).Take(() =>
        {
            tries++;
            throw Held();
        }));
        Assert.True(HeldFile.Is(fault));
        Assert.InRange(time.Pauses.Sum(), 2500, 3000);
        Assert.Equal(time.Pauses.Count + 1, tries);
    }

    [Fact]
    public void Any_other_fault_is_thrown_at_once()
    {
        Assert.Throws<FileNotFoundException>(() => new Patience(time).Take(() => throw new FileNotFoundException()));
        Assert.Empty(time.Pauses);
    }

    [Theory]
    [InlineData(32, true, 3)] // ERROR_SHARING_VIOLATION
    [InlineData(33, true, 3)] // ERROR_LOCK_VIOLATION
    [InlineData(1224, true, 3)] // ERROR_USER_MAPPED_FILE
    [InlineData(145, true, 3)] // ERROR_DIR_NOT_EMPTY: a deleted file in it is still open somewhere
    [InlineData(145, false, 0)]
    [InlineData(17, true, 0)] // ERROR_NOT_SAME_DEVICE
    [InlineData(112, true, 0)] // ERROR_DISK_FULL
    public void What_is_worth_waiting_for_goes_by_the_error(int error, bool onWindows, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), HeldFile.Patience(new IOException("", unchecked((int)0x80070000) | error), onWindows));

    [Fact]
    public void That_access_is_denied_may_pass_on_Windows_alone_and_soon()
    {
        Assert.Equal(TimeSpan.FromSeconds(0.5), HeldFile.Patience(new UnauthorizedAccessException(), onWindows: true));
        Assert.Equal(TimeSpan.Zero, HeldFile.Patience(new UnauthorizedAccessException(), onWindows: false));
    }

    [Fact]
    public void What_dotnet_says_of_a_file_that_it_has_open_itself_is_that_it_is_held()
    {
        var path = Path.GetTempFileName();
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.True(HeldFile.Is(Assert.Throws<IOException>(() => File.OpenRead(path))));
        File.Delete(path);
    }

    private static IOException Held() => new("", SharingViolation);

    /// <summary>A clock that goes on by what is waited for.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long now;

        public List<double> Pauses { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            now += dueTime.Ticks;
            Pauses.Add(dueTime.TotalMilliseconds);
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
