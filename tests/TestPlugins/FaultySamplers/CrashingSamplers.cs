using System.Runtime.InteropServices;
using AutoGen.Abstractions;

namespace FaultySamplers;

/// <summary>Ends the process at once, with a message on the standard error.</summary>
internal sealed class FailFastSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        Environment.FailFast("fail_fast gives up");
        return x;
    }
}

/// <summary>Nothing in .NET can catch this one.</summary>
internal sealed class StackOverflowSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => x * Deeper(x.Values[0]);

    private static double Deeper(double depth) => Deeper(depth + 1) + 1;
}

/// <summary>Frees memory that was never allocated: a segmentation fault in native code.</summary>
internal sealed unsafe class NativeCrashSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        NativeMemory.Free((void*)16);
        return x;
    }
}
