using System.Text.Json;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Tests.Logs;

public sealed partial class LogFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter error = new();

    [Fact]
    public void A_line_holds_time_level_event_id_source_message_and_its_values_as_json()
    {
        Write(new AgentSettings(), logger => Said(logger, "x\u001b[2J.txt", 3, new InvalidOperationException("broken\nindeed")));

        var lines = File.ReadAllLines(Assert.Single(Files()));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d warning 4711 LogFilesTests: x\uFFFD\[2J\.txt has 3 pictures\t", lines[0]);
        var values = JsonDocument.Parse(lines[0].Split('\t')[1]).RootElement;
        Assert.Equal("x\u001b[2J.txt", values.Text("File"));
        Assert.Equal(3, values.GetProperty("Pictures").GetInt32());
        Assert.Contains("broken", lines[1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_configured_levels_are_written()
    {
        Write(new AgentSettings(), logger => Quiet(logger), LogLevel.Information);

        Assert.Empty(Files());
    }

    [Fact]
    public void Files_are_rolled_by_size_and_the_oldest_deleted()
    {
        var text = new string('x', 100_000);

        Write(new AgentSettings { LogFileMegabytes = 1, LogFiles = 2 }, logger =>
        {
            for (var number = 0; number < 40; number++)
                Said(logger, text, number, null);
        });

        Assert.Equal(2, Files().Length);
        Assert.All(Files(), file => Assert.InRange(new FileInfo(file).Length, 1, 1_400_000));
        Assert.Contains("\"Pictures\":39", File.ReadAllText(Files().Order(StringComparer.Ordinal).Last()), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_file_can_be_written_the_agent_goes_on_and_says_so_once()
    {
        folder.Write("no folder", "logs");

        Write(new AgentSettings(), logger =>
        {
            Said(logger, "x", 1, null);
            Said(logger, "y", 2, null);
        });

        var said = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"warning: the log files in {folder["logs"]} cannot be written; the agent works on without them:", said, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string[] Files() => Directory.Exists(folder["logs"]) ? Directory.GetFiles(folder["logs"]) : [];

    private void Write(AgentSettings settings, Action<ILogger<LogFilesTests>> write, LogLevel level = LogLevel.Debug)
    {
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(level).AddLogFiles(Places.Of(folder.Path, null), settings, Terminal.To(TextWriter.Null, error)))
            .BuildServiceProvider();
        write(services.GetRequiredService<ILogger<LogFilesTests>>());
    }

    [LoggerMessage(4711, LogLevel.Warning, "{File} has {Pictures} pictures")]
    private static partial void Said(ILogger logger, string file, int pictures, Exception? fault);

    [LoggerMessage(4712, LogLevel.Debug, "Nobody needs to know")]
    private static partial void Quiet(ILogger logger);
}
