using AutoGen.Agent.Configuration;

namespace AutoGen.Agent.Checks;

/// <summary>Where every configured value came from, and what is wrong with it.</summary>
internal static class ConfigurationChecks
{
    private const string Area = "configuration";

    public static IEnumerable<Check> Run(AgentConfiguration configuration)
    {
        foreach (var file in configuration.Files)
            yield return new Check(Area, file, CheckState.Ok, File.Exists(file) ? "read" : "not there, need not be");
        foreach (var value in configuration.Values)
            yield return new Check(Area, value.Key, CheckState.Ok, $"{value.Value}  ({value.Source})");
        foreach (var problem in configuration.Problems.Concat(configuration.Settings.RefusedSchedules))
            yield return new Check(Area, problem.Key ?? problem.Code, CheckState.Error, problem.ToString());
    }
}
