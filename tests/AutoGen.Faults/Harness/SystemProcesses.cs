using System.Globalization;
using System.Text;

namespace AutoGen.Faults.Harness;

/// <summary>Processes as /proc shows them. Ours carry a mark in their environment, which their children inherit.</summary>
internal static class SystemProcesses
{
    public const string Mark = "AUTOGEN_FAULTS_RUN";

    /// <summary>The numbers of the living processes with a mark.</summary>
    public static IReadOnlyList<int> Marked(string mark)
    {
        var entry = Encoding.UTF8.GetBytes($"{Mark}={mark}\0");
        return [.. All().Where(id => Read(id, "environ").AsSpan().IndexOf(entry) >= 0 && State(id) is not (null or "Z"))];
    }

    /// <summary>The render workers among them.</summary>
    public static IReadOnlyList<int> Workers(string mark) => [.. Marked(mark).Where(id => CommandLine(id) is [_, "worker", ..])];

    /// <summary>Processor time that a process has used, in seconds.</summary>
    public static double ProcessorSeconds(int id)
    {
        var fields = Stat(id)!;
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long WorkingSet(int id) => long.Parse(Stat(id)![21], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    public static int Handles(int id) => Directory.GetFileSystemEntries($"/proc/{id}/fd").Length;

    public static string[] CommandLine(int id) => Encoding.UTF8.GetString(Read(id, "cmdline")).Split('\0');

    private static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    private static string? State(int id) => Stat(id)?[0];

    /// <summary>The fields after the name, which may hold blanks; null where the process is gone.</summary>
    private static string[]? Stat(int id)
    {
        var text = Encoding.UTF8.GetString(Read(id, "stat"));
        return text.Length == 0 ? null : text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static byte[] Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return []; // it ended while we looked
        }
    }
}
