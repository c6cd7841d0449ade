using AutoGen.Agent.Configuration;
using AutoGen.Agent.Services;
using AutoGen.Automation.Watches;

namespace AutoGen.Agent.Tests.Services;

/// <summary>Which folders the account of a service is given.</summary>
public sealed class ServiceOrderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Models_plugins_and_pictures_that_lie_elsewhere_are_read()
    {
        var settings = new AgentSettings
        {
            ModelRoots = [folder["app", "models"], folder["data", "models"], folder["big disk", "models"]],
            PluginRoots = [folder["data", "plugins"], folder["our plugins"]],
            Watches =
            [
                new WatchSettings { Name = "a", Path = folder["in"], Output = folder["out"], Images = folder["photos"] },
                new WatchSettings { Name = "b", Path = folder["in 2"], Output = folder["out"], Images = folder["in", "drawings"] },
            ],
        };
        var order = new ServiceOrder(folder["app", "autogen"], new Places(folder["app"], folder["data"], folder["pictures"]), [.. settings.WatchedFolders])
        {
            ReadFolders = [.. settings.ReadFolders],
        };

        Assert.Equal([folder["app"], folder["big disk", "models"], folder["our plugins"], folder["photos"]], order.Read);
        Assert.Equal([folder["data"], folder["pictures"], folder["in"], folder["out"], folder["in 2"]], order.Written);
    }

    public void Dispose() => folder.Dispose();
}
