using AutoGen.Abstractions;

namespace FaultySamplers;

/// <summary>Loops for ever: every other thread of the process is well.</summary>
internal sealed class HangingSampler : ISampler
{
    private long rounds;

    public Latent Sample(Latent x, SamplingRun run)
    {
        while (true)
            rounds++;
    }
}

/// <summary>Waits for a very long time without looking whether it is still wanted.</summary>
internal sealed class SleepingSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        using var never = new ManualResetEvent(initialState: false);
        never.WaitOne();
        return x;
    }
}

/// <summary>Waits for longer than a worker that was asked to end may take.</summary>
internal sealed class SlowSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        using var never = new ManualResetEvent(initialState: false);
        never.WaitOne(TimeSpan.FromSeconds(6));
        return run.Denoise(x, run.Sigmas[0]);
    }
}
