namespace AutoGen.Benchmarks;

/// <summary>
/// What a picture costs beyond the networks: wall time from accepted request to renamed file, model loaded, over the
/// sum of ONNX Runtime's Run times.
/// </summary>
internal sealed class PipelineBenchmark : IBenchmark
{
    private const int WarmUps = 5;
    private const int Runs = 25;

    public string Verb => "pipeline";

    public string Summary => "wall time of a picture over its network time, pocket model, 20 steps; budget 1.05";

    public void Run(TextWriter output) => Measure(output).GetAwaiter().GetResult();

    private static async Task Measure(TextWriter output)
    {
        await using var pocket = new PocketRenderer();
        for (var seed = 0; seed < WarmUps; seed++)
            await pocket.RenderAsync(seed).ConfigureAwait(false);
        var runs = new List<(double Wall, double Network)>();
        for (var seed = WarmUps; seed < WarmUps + Runs; seed++)
        {
            var (wall, times) = await pocket.RenderAsync(seed).ConfigureAwait(false);
            runs.Add((wall, times.Network));
        }

        Spread.Report(output, "wall", "s", runs.Select(static run => run.Wall));
        Spread.Report(output, "network", "s", runs.Select(static run => run.Network));
        Spread.Report(output, "wall / network", "", runs.Select(static run => run.Wall / run.Network));
    }
}
