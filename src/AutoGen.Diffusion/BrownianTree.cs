using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// The noise of one path of Brownian motion over sigma, as torchsde's <c>BrownianTree</c> makes it and k-diffusion's SDE
/// samplers use it. The path follows from the seed alone: each half of an interval gets its share by a Brownian bridge
/// whose normals have a seed made of the place in the tree. So a run with more steps meets the same path at more
/// points, the noise of a long step is that of the short ones within it, and the order of the calls does not matter.
/// </summary>
/// <param name="sourceOf">Makes the random source of a seed; its first tensor is used.</param>
/// <param name="seed">The picture's seed.</param>
/// <param name="shape">Shape of the noise.</param>
/// <param name="least">Least noise level above 0 of the run.</param>
/// <param name="greatest">Its greatest.</param>
public sealed class BrownianTree(Func<long, INoiseSource> sourceOf, long seed, LatentShape shape, double least, double greatest)
{
    // Values that go down the tree together, so that they stay in the processor's nearest cache.
    private const int Chunk = 512;

    private readonly (double Start, double End) range = (BrownianNode.Round(Math.Min(least, greatest)), BrownianNode.Round(Math.Max(least, greatest)));
    private readonly Stack<float[]> free = [];
    private float[]? whole;
    private BrownianNode? root;
    private int calls;
    private Task ahead = Task.CompletedTask;

    /// <summary>
    /// Begins to draw what <see cref="Noise"/> will ask for, while the model runs; one thread does it, and the numbers are the same. Not before
    /// the first call: many samplers can do without noise.
    /// </summary>
    /// <param name="sigma">Noise level at which the step under way begins.</param>
    /// <param name="sigmaNext">Where it ends.</param>
    public void Ahead(double sigma, double sigmaNext)
    {
        if (root is not { } top || !ahead.IsCompleted)
            return;
        var part = PartOf(sigma, sigmaNext);
        if (part.From != part.To)
            ahead = Task.Run(() => DrawMissing(top, part, announced: true));
    }

    /// <summary>Standard normal noise for a step: what the path changes over it, divided by its deviation. Zero for a step of no length.</summary>
    /// <param name="sigma">Noise level at one end; clamped to the range, as is the other.</param>
    /// <param name="sigmaNext">Noise level at the other end. Down is the usual direction; up turns the sign.</param>
    public Latent Noise(double sigma, double sigmaNext)
    {
        var part = PartOf(sigma, sigmaNext);
        if (part.From == part.To)
            return Latent.Zeros(shape);
        ahead.GetAwaiter().GetResult();
        whole ??= Whole();
        root ??= new BrownianNode(range.Start, range.End, 0, 0);
        calls++;
        DrawMissing(root, part, announced: false);
        var scale = (float)(Math.Sign(sigmaNext - sigma) / Math.Sqrt(Math.Abs(sigma - sigmaNext)));
        var noise = Latent.Create(shape, (Tree: this, part, scale), static (values, call) => call.Tree.Fill(values, call.part, call.scale));
        root.Forget(calls, free);
        return noise;
    }

    private (double From, double To) PartOf(double sigma, double sigmaNext) => (Clamp(Math.Min(sigma, sigmaNext)), Clamp(Math.Max(sigma, sigmaNext)));

    private double Clamp(double sigma) => Math.Clamp(BrownianNode.Round(sigma), range.Start, range.End);

    private float[] Whole()
    {
        var change = new float[shape.Length];
        sourceOf(SeedSequence.FirstWord(seed, BrownianNode.PoolSize)).Fill(change);
        VectorSpans.Scale(change, (float)Math.Sqrt(range.End - range.Start));
        return change;
    }

    /// <summary>
    /// Draws what the way down will ask for, on several cores: each node's normals have a seed of their own, so the numbers are
    /// the same in any order. A step asks for some twenty of them.
    /// </summary>
    private void DrawMissing(BrownianNode top, (double From, double To) part, bool announced)
    {
        var missing = new List<BrownianNode>();
        top.Visit(part, announced ? calls + 1 : calls, announced, missing);
        var memory = missing.Select(_ => free.TryPop(out var used) ? used : GC.AllocateUninitializedArray<float>(shape.Length)).ToArray();
        Parallel.For(0, missing.Count, new ParallelOptions { MaxDegreeOfParallelism = announced ? 1 : Environment.ProcessorCount }, index => missing[index].Draw(sourceOf, seed, memory[index]));
    }

    private void Fill(Span<float> values, (double From, double To) part, float scale)
    {
        for (var offset = 0; offset < values.Length; offset += Chunk)
        {
            var change = values.Slice(offset, Math.Min(Chunk, values.Length - offset));
            whole.AsSpan(offset, change.Length).CopyTo(change);
            root!.Narrow(part, offset, change);
            VectorSpans.Scale(change, scale);
        }
    }
}
