using System.Text.Json;

namespace AutoGen.Agent.Tests;

/// <summary>The command line in this process, with what it printed.</summary>
internal sealed record Cli(ExitCode Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Task<Cli> RunAsync(CancellationToken cancellationToken, params string[] arguments) => RunAsync(Stream.Null, cancellationToken, arguments);

    public static async Task<Cli> RunAsync(Stream input, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new CommandLine(Terminal.To(output, error, input)).RunAsync(arguments, cancellationToken);
        return new Cli(code, output.ToString(), error.ToString());
    }

    public static Task<Cli> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);
}
