using AutoGen.Benchmarks;

IBenchmark[] benchmarks = [new SamplerBenchmark(), new PipelineBenchmark(), new ColdBenchmark()];

var chosen = benchmarks.Where(benchmark => args.Contains(benchmark.Verb)).ToList();
if (chosen.Count == 0 || chosen.Count < args.Length)
{
    Console.Error.WriteLine("Name what to measure:");
    foreach (var benchmark in benchmarks)
        Console.Error.WriteLine($"  {benchmark.Verb,-10} {benchmark.Summary}");
    return 2;
}

foreach (var benchmark in chosen)
    benchmark.Run(Console.Out);
return 0;
