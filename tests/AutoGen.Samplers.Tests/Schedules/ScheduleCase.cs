using System.Globalization;
using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests.Schedules;

/// <summary>One recorded list of a golden file: its table's name and the number of steps.</summary>
internal sealed record ScheduleCase(string Table, int Steps, JsonElement Recorded)
{
    public static NoiseLevels StableDiffusion { get; } = new BetaSchedule().ToNoiseLevels();

    /// <summary>Every table of an object of them, at every number of steps.</summary>
    public static IEnumerable<ScheduleCase> Of(JsonElement tables, params string[] except) =>
        from table in tables.EnumerateObject()
        where table.Value.ValueKind == JsonValueKind.Object && !except.Contains(table.Name)
        from steps in table.Value.EnumerateObject()
        select new ScheduleCase(table.Name, int.Parse(steps.Name, CultureInfo.InvariantCulture), steps.Value);

    public void Check(IReadOnlyList<double> actual) => Golden.AssertScheduleClose(ToString(), Recorded.Doubles(), actual);

    public override string ToString() => $"{Table} {Steps}";

    public static string Options(string dialect, params string[] others) => $$"""{ {{string.Join(", ", [.. others, $"\"dialect\": \"{dialect}\""])}} }""";
}
