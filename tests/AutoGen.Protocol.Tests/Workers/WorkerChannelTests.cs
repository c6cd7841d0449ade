using System.Text;
using AutoGen.Protocol.Pipes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Protocol.Tests.Workers;

public sealed class WorkerChannelTests
{
    [Fact]
    public void What_is_sent_arrives_in_order_however_the_bytes_come()
    {
        using var wire = new MemoryStream();
        using (var sender = new WorkerChannel(new Undisposed(wire)))
        {
            Assert.True(sender.Send<WorkerEvent>(new WorkerEvent.Progress("a-1-1", RenderStage.Sample, 1, 20)));
            Assert.True(sender.Send<WorkerEvent>(new WorkerEvent.Loading(LoadingKind.Model, "line\nbreak \u00e4", "/models")));
        }

        wire.Position = 0;
        using var reader = new WorkerChannel(new OneByte(wire));

        Assert.Equal(new WorkerEvent.Progress("a-1-1", RenderStage.Sample, 1, 20), reader.Read<WorkerEvent>());
        Assert.Equal(new WorkerEvent.Loading(LoadingKind.Model, "line\nbreak \u00e4", "/models"), reader.Read<WorkerEvent>());
        Assert.Null(reader.Read<WorkerEvent>());
    }

    [Fact]
    public void Fields_that_are_not_known_are_passed_over()
    {
        using var reader = Channel("""{"type":"cancel","attempt":"a-1-1","because":{"of":["later","versions"]}}""" + "\n");

        Assert.Equal(new WorkerCommand.Cancel("a-1-1"), reader.Read<WorkerCommand>());
    }

    [Theory]
    [InlineData("no json\n")]
    [InlineData("null\n")]
    [InlineData("{\"type\":\"dance\"}\n")]
    [InlineData("{\"attempt\":\"a\"}\n")]
    [InlineData("\n")]
    public void A_line_that_is_no_message_is_said_to_be_none(string line)
    {
        using var reader = Channel(line);

        Assert.Throws<InvalidDataException>(() => reader.Read<WorkerCommand>());
    }

    [Fact]
    public void A_line_without_end_is_not_kept_in_memory()
    {
        using var reader = new WorkerChannel(new MemoryStream(new byte[1 << 20]), longestLine: 100_000);

        Assert.Throws<InvalidDataException>(() => reader.Read<WorkerCommand>());
    }

    [Fact]
    public void Half_a_line_at_the_end_is_no_message()
    {
        using var reader = Channel("""{"type":"cancel","att""");

        Assert.Null(reader.Read<WorkerCommand>());
    }

    [Fact]
    public async Task Two_processes_of_one_user_meet_at_a_name_and_each_sees_the_end_of_the_other()
    {
        var folder = Directory.CreateTempSubdirectory("autogen-pipe-");
        var name = LocalPipe.NameOf(folder.FullName, "worker-3");
        await using (var agent = LocalPipe.Listen(name, clients: 1))
        {
            var connecting = LocalPipe.ConnectAsync(name, TimeSpan.FromSeconds(30), CancellationToken.None);
            await agent.WaitForConnectionAsync();
            using var worker = new WorkerChannel((await connecting)!);
            using var channel = new WorkerChannel(agent);
            channel.Send<WorkerCommand>(new WorkerCommand.Shutdown());

            Assert.IsType<WorkerCommand.Shutdown>(worker.Read<WorkerCommand>());
            channel.Dispose();
            Assert.Null(worker.Read<WorkerCommand>());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_data_folder_with_a_path_too_long_for_a_socket_gets_a_short_one_and_always_the_same()
    {
        if (OperatingSystem.IsWindows())
            return; // names of pipes there do not hold the folder
        var deep = Path.Combine(Path.GetTempPath(), new string('d', 120));

        Assert.Equal("/data/run/worker-2.sock", LocalPipe.NameOf("/data", "worker-2"));
        Assert.True(LocalPipe.NameOf(deep, "worker-2").Length < 100);
        Assert.Equal(LocalPipe.NameOf(deep, "worker-2"), LocalPipe.NameOf(deep, "worker-2"));
        Assert.NotEqual(LocalPipe.NameOf(deep, "worker-2"), LocalPipe.NameOf(deep + "e", "worker-2"));
    }

    private static WorkerChannel Channel(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private sealed class OneByte(Stream inner) : Wrapped(inner)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }

    private sealed class Undisposed(Stream inner) : Wrapped(inner)
    {
        protected override void Dispose(bool disposing)
        {
        }
    }

    private abstract class Wrapped(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
