using System.Globalization;

namespace AutoGen.Faults.Soak;

/// <summary>What was measured beside what is promised.</summary>
internal sealed class Figures
{
    private readonly List<(string What, string Found, string Promised, bool Kept)> rows = [];

    public bool AllKept => rows.TrueForAll(row => row.Kept);

    /// <param name="what">What was measured.</param>
    /// <param name="found">The figure.</param>
    /// <param name="promised">The limit, in words; empty where none is promised.</param>
    /// <param name="kept">Whether the figure keeps it.</param>
    public void Add(string what, FormattableString found, string promised = "", bool kept = true)
    {
        rows.Add((what, found.ToString(CultureInfo.InvariantCulture), promised, kept));
        Console.WriteLine(Line(rows[^1], 0, 0));
    }

    public void Show()
    {
        Console.WriteLine();
        foreach (var row in rows)
            Console.WriteLine(Line(row, rows.Max(each => each.What.Length), rows.Max(each => each.Found.Length)));
    }

    private static string Line((string What, string Found, string Promised, bool Kept) row, int what, int found) =>
        $"{(row.Kept ? "    " : "NOT ")}{row.What.PadRight(what)}  {row.Found.PadRight(found)}  {row.Promised}".TrimEnd();
}
