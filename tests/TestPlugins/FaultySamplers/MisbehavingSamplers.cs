using AutoGen.Abstractions;

namespace FaultySamplers;

/// <summary>Euler's method, the step that the misbehaving samplers make besides.</summary>
internal static class Euler
{
    public static Latent Step(Latent x, SigmaStep step, SamplingRun run) =>
        x + ((x - run.Denoise(x, step.Sigma)) * ((step.Next - step.Sigma) / step.Sigma));
}

/// <summary>Writes to the console without end: whole lines, half lines, an endless line, and what is no text at all.</summary>
internal sealed class ShoutingSampler : ISampler
{
    private static readonly byte[] Rubbish = [.. Enumerable.Range(0, 64 << 10).Select(static index => (byte)(index * 31 % 256))];

    public Latent Sample(Latent x, SamplingRun run)
    {
        Console.Write("""{"type":"completed","attempt":"half a line""");
        foreach (var step in run.Steps)
        {
            for (var line = 0; line < 2000; line++)
                Console.WriteLine($"step {step.Index} line {line}: LISTEN TO ME");
            Console.Error.Write(new string('A', 1 << 20));
            using var output = Console.OpenStandardOutput();
            output.Write(Rubbish);
            x = Euler.Step(x, step, run);
        }

        Console.WriteLine("""{"type":"failed","attempt":"1","stage":"sample"}""");
        return x;
    }
}

/// <summary>Keeps 256 MiB of every render.</summary>
internal sealed class LeakingSampler : ISampler
{
    private static readonly List<byte[]> Kept = [];

    public Latent Sample(Latent x, SamplingRun run)
    {
        var leak = new byte[256 << 20];
        for (var page = 0; page < leak.Length; page += 4096)
            leak[page] = 1;
        Kept.Add(leak);
        foreach (var step in run.Steps)
            x = Euler.Step(x, step, run);
        return x;
    }
}
