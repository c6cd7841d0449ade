using System.Globalization;

namespace AutoGen.Agent.Services;

/// <summary>How far an installed agent is, for people.</summary>
internal static class ServiceWords
{
    /// <summary>For example <c>running, process 4242</c>.</summary>
    public static string Of(ServiceStatus status) =>
        status.State.ToString().ToLowerInvariant() + (status.ProcessId is { } process ? string.Create(CultureInfo.InvariantCulture, $", process {process}") : "");
}
