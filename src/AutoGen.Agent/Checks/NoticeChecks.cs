using AutoGen.Automation.Notices;

namespace AutoGen.Agent.Checks;

/// <summary>Whether the channels have what they need. Their secrets are looked for as this process sees them; nothing is sent.</summary>
internal static class NoticeChecks
{
    private const string Area = "notices";

    public static IEnumerable<Check> Run(Places places, IReadOnlyList<NoticeChannel> channels)
    {
        using var test = new NoticeTest(places.Data, TimeProvider.System);
        foreach (var channel in channels)
        {
            var missing = test.Missing(channel);
            if (missing.Count == 0)
                yield return new Check(Area, channel.Name, CheckState.Ok, $"{channel.Format}, {channel.Place}; autogen notice test tries it");
            foreach (var problem in missing)
                yield return new Check(Area, channel.Name, CheckState.Warning, problem.Message) { Remedy = problem.Remedy };
        }
    }
}
