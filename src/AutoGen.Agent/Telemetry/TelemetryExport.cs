using AutoGen.Automation.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AutoGen.Agent.Telemetry;

/// <summary>Sends metrics and traces over OTLP as long as the host runs. The variables OTEL_* of the environment count as OpenTelemetry has them.</summary>
internal sealed partial class TelemetryExport(TelemetrySettings settings, ILogger<TelemetryExport> logger) : IHostedService, IDisposable
{
    /// <summary>How long the end of the agent waits for the last of it to be sent.</summary>
    private const int PatienceMilliseconds = 3000;

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService("autogen", serviceVersion: CommandLine.Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(TelemetryNames.Source).AddOtlpExporter(options => Aim(options, "v1/traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(TelemetryNames.Source).AddOtlpExporter(options => Aim(options, "v1/metrics")).Build();
        Log.Sends(logger, TelemetrySettings.IsInEnvironment ? TelemetrySettings.EndpointVariable : new Uri(settings.Endpoint).Authority);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            traces?.ForceFlush(PatienceMilliseconds);
            metrics?.ForceFlush(PatienceMilliseconds);
        },
        CancellationToken.None);

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    /// <summary>Without a collector in the environment: the configured one. An address that is set so is taken as it is, without the signal's path.</summary>
    private void Aim(OtlpExporterOptions options, string path)
    {
        if (TelemetrySettings.IsInEnvironment)
            return;
        var grpc = settings.Protocol == TelemetrySettings.Grpc;
        options.Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(grpc ? settings.Endpoint : $"{settings.Endpoint.TrimEnd('/')}/{path}");
    }

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Information, "Metrics and traces are sent to the collector at {Endpoint}")]
        public static partial void Sends(ILogger logger, string endpoint);
    }
}
