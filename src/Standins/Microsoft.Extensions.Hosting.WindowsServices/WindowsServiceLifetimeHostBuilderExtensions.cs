using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stand-in: see README.md.</summary>
public static class WindowsServiceLifetimeHostBuilderExtensions
{
    /// <summary>Outside a Windows service this leaves the console lifetime in place, as the package does.</summary>
    public static IServiceCollection AddWindowsService(this IServiceCollection services) =>
        services.AddWindowsService(static _ => { });

    /// <inheritdoc cref="AddWindowsService(IServiceCollection)"/>
    public static IServiceCollection AddWindowsService(this IServiceCollection services, Action<WindowsServiceLifetimeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (WindowsServiceHelpers.IsWindowsService())
            services.Configure(configure);
        return services;
    }
}
