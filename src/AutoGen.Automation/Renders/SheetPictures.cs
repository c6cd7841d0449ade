using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>What has become of the pictures that go onto a sheet.</summary>
internal abstract record SheetPictures
{
    private SheetPictures()
    {
    }

    /// <summary>How long a sheet waits that was begun too early, as may happen after a crash.</summary>
    public static TimeSpan Wait { get; } = TimeSpan.FromSeconds(5);

    /// <param name="members">Numbers of their renders.</param>
    /// <param name="find">The outcome of one; null where it has none.</param>
    public static SheetPictures Of(IReadOnlyList<int> members, Func<int, RenderRecord?> find)
    {
        var records = members.Select(find).ToList();
        if (records.Contains(null))
            return new Waits();
        var missing = records.OfType<RenderRecord>().Where(static record => record.Path is null).Select(static record => record.Number).ToList();
        return missing.Count > 0
            ? new Missing(Incomplete(missing))
            : new Ready([.. records.Select(static record => new SheetMember(record!.Path!, record.Picture!.Seed))]);
    }

    /// <summary>With gaps it would be another sheet than the one that was asked for, and a later try could not mend it.</summary>
    private static Problem Incomplete(IReadOnlyList<int> missing) =>
        new("sheet-incomplete", $"The sheet was not made, as pictures for it are missing: {Finish.NumberRuns.Text(missing.Select(static number => (long)number))}.")
        {
            Remedy = "See why they were not made; autogen retry makes them, and then the sheet.",
        };

    /// <summary>Not all have an outcome.</summary>
    public sealed record Waits : SheetPictures;

    /// <summary>Not all were made.</summary>
    public sealed record Missing(Problem Problem) : SheetPictures;

    /// <summary>All are there.</summary>
    public sealed record Ready(IReadOnlyList<SheetMember> Pictures) : SheetPictures;
}
