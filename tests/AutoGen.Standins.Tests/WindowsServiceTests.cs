using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace AutoGen.Standins.Tests;

public sealed class WindowsServiceTests
{
    [Fact]
    public void Outside_a_service_the_host_is_left_as_it_is()
    {
        var services = new ServiceCollection();
        Assert.Same(services, services.AddWindowsService(options => options.ServiceName = "AutoGen"));
        Assert.Empty(services);
        Assert.False(WindowsServiceHelpers.IsWindowsService());
    }
}
