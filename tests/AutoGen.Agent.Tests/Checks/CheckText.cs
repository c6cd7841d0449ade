using AutoGen.Agent.Checks;

namespace AutoGen.Agent.Tests.Checks;

internal static class CheckText
{
    /// <summary>As doctor prints it behind the state.</summary>
    public static string ToText(this Check check) => $"{check.Name}: {check.Detail}";
}
