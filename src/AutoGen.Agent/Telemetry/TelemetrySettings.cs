using AutoGen.Protocol;

namespace AutoGen.Agent.Telemetry;

/// <summary>Whether, and where, metrics and traces go.</summary>
internal sealed record TelemetrySettings
{
    public const string Auto = "auto", On = "on", Grpc = "grpc";

    /// <summary>The variables of OpenTelemetry by which a collector is named.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>auto, on or off.</summary>
    public string Mode { get; init; } = Auto;

    /// <summary>Address of the collector; the environment wins.</summary>
    public string Endpoint { get; init; } = "http://localhost:4318";

    /// <summary>http/protobuf or grpc; the environment wins together with its address.</summary>
    public string Protocol { get; init; } = "http/protobuf";

    /// <summary>Whether the environment names a collector.</summary>
    public static bool IsInEnvironment => Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 };

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            yield return new Problem("telemetry-endpoint-wrong", "telemetryEndpoint is not a web address.") { Key = "telemetryEndpoint", Value = Endpoint, Allowed = "an http or https address, for example http://localhost:4318" };
    }

    public bool IsOn => !string.Equals(Environment.GetEnvironmentVariable(Disabled), "true", StringComparison.OrdinalIgnoreCase)
        && (Mode == On || (Mode == Auto && IsInEnvironment));
}
