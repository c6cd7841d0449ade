using AutoGen.Automation.Drops;

namespace AutoGen.Automation.Running;

/// <summary>What is kept in memory of a plan while its drop waits: a few words, however many pictures.</summary>
/// <param name="Source">Its first source, relative to the watch.</param>
/// <param name="Created">When it was planned.</param>
/// <param name="Renders">Pictures to make in all.</param>
internal sealed record DropOutline(string Source, DateTimeOffset Created, int Renders)
{
    /// <summary>From when on none of its renders starts, as it is a run of a schedule with a window; null: it has all the time it needs.</summary>
    public DateTimeOffset? Closes { get; private init; }

    /// <summary>Where the model changes, and to which.</summary>
    private IReadOnlyList<(int From, string Model)> models = [];

    public static DropOutline Of(DropPlan plan)
    {
        var models = new List<(int From, string Model)>();
        foreach (var render in plan.Renders)
        {
            if (models.Count == 0 || models[^1].Model != render.Request.Model)
                models.Add((render.Number, string.Intern(render.Request.Model)));
        }

        return new DropOutline(plan.Sources.FirstOrDefault("?"), plan.Created, plan.Renders.Count) { models = models, Closes = plan.Schedule?.Closes };
    }

    /// <summary>The model that a render needs.</summary>
    public string ModelOf(int number)
    {
        var (low, high) = (0, models.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = models[middle].From <= number ? (middle, high) : (low, middle - 1);
        }

        return models[low].Model;
    }
}
