using Microsoft.Extensions.DependencyInjection;

namespace AutoGen.Automation.Notices;

/// <summary>Puts notices into a host.</summary>
internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<Secrets>()
        .AddSingleton<WebhookSender>()
        .AddSingleton<HookRun>()
        .AddSingleton<Outbox>()
        .AddSingleton<DropNotices>()
        .AddSingleton<OutboxDelivery>()
        .AddHostedService<OutboxService>();
}
