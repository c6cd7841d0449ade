using AutoGen.Automation.Files;
using AutoGen.Protocol.Files;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Scheduling;

/// <summary>
/// Quartz's file, <c>autogen.db</c> in the data folder. It only knows what is in motion, the drops are the backlog: one
/// that is damaged is put aside and made anew, one that somebody else has locked is waited for.
/// </summary>
internal sealed partial class JobStoreFile(DataFolder data, TimeProvider time, ILogger<JobStoreFile> logger)
{
    private const int Busy = 5, Locked = 6, Corrupt = 11, NotADatabase = 26;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static string PathIn(DataFolder data) => AutomationServices.DatabaseIn(data.FullPath);

    public static string ConnectionTo(DataFolder data) => new SqliteConnectionStringBuilder { DataSource = PathIn(data) }.ToString();

    /// <summary>Until the file is there, whole, and can be written.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data.FullPath);
        for (string? said = null; ;)
        {
            try
            {
                Open();
                return;
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NotADatabase)
            {
                PutAside(fault);
            }
            catch (SqliteException fault) // locked, full, read-only: all may pass
            {
                if (said != fault.Message)
                    Log.Waiting(logger, PathIn(data), fault.SqliteErrorCode is Busy or Locked ? "another process has locked it" : fault.Message);
                said = fault.Message;
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Proves that it can be read and written, and chooses the journal that readers and the writer need not wait for each other in.</summary>
    private void Open()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionTo(data)) { Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        Ask(connection, "PRAGMA journal_mode = WAL");
        if (Ask(connection, "PRAGMA integrity_check(1)") is var found && found != "ok")
            throw new SqliteException(found, Corrupt);
        Ask(connection, "BEGIN IMMEDIATE; COMMIT");
    }

    private static string? Ask(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar() as string;
    }

    private void PutAside(SqliteException fault)
    {
        var path = PathIn(data);
        var aside = FormattableString.Invariant($"{path}.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        Log.Damaged(logger, path, fault.Message, aside);
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(path + ending))
                Patience.OfSystem.Take(() => FileSystem.TryRename(path + ending, aside + ending));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1421, LogLevel.Warning, "{Path} cannot be used ({Reason}); no drop is taken or rendered until it can. It is tried again")]
        public static partial void Waiting(ILogger logger, string path, string reason);

        [LoggerMessage(1422, LogLevel.Error, "{Path} is damaged ({Reason}). It is put aside as {Aside} and made anew; nothing is lost, the drops themselves are the backlog")]
        public static partial void Damaged(ILogger logger, string path, string reason, string aside);
    }
}
