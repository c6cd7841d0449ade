namespace Microsoft.Extensions.Hosting;

/// <summary>Stand-in: see README.md.</summary>
public class WindowsServiceLifetimeOptions
{
    /// <summary>Name in the service control manager and the event log.</summary>
    public string ServiceName { get; set; } = string.Empty;
}
