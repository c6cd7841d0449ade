using AutoGen.Automation.Control;
using Microsoft.Extensions.DependencyInjection;

namespace AutoGen.Agent.Control;

/// <summary>Puts the control socket into a host.</summary>
internal static class ControlServices
{
    /// <summary>Listens for as long as the host runs; needs the <see cref="IAgentControl"/> that answers.</summary>
    public static IServiceCollection AddControlSocket(this IServiceCollection services, Places places) =>
        services
            .AddSingleton(ControlSocket.Of(places))
            .AddHostedService<ControlServer>();
}
