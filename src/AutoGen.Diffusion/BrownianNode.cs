namespace AutoGen.Diffusion;

/// <summary>An interval of sigma that a <see cref="BrownianTree"/> halves, with what the path changes over its lower half.</summary>
/// <param name="start">Its lower end.</param>
/// <param name="end">Its upper end.</param>
/// <param name="key">Its number among those of its depth.</param>
/// <param name="depth">Halvings since the whole range.</param>
internal sealed class BrownianNode(double start, double end, ulong key, int depth)
{
    /// <summary>Words that torchsde mixes for a seed; part of the numbers.</summary>
    public const int PoolSize = 24;

    // torchsde resolves time to 6 decimals; that is part of them too.
    private const double PerUnit = 1e6;

    private BrownianNode? lowerHalf;
    private BrownianNode? upperHalf;
    private int lastCall, announcedCall;

    // What the path changes over the lower half; while it is new, the normals of which that will be made.
    private float[]? lower;
    private bool isNew;

    private double Middle { get; } = Round((start + end) / 2);

    private BrownianNode LowerHalf => lowerHalf ??= new BrownianNode(start, Middle, key * 2, depth + 1);

    private BrownianNode UpperHalf => upperHalf ??= new BrownianNode(Middle, end, (key * 2) + 1, depth + 1);

    /// <summary>
    /// To 6 decimals by the number's exact value, as Python rounds: the middle of two such numbers is a tie in decimal, but
    /// not in binary, and which side it falls on moves the deepest levels of the tree.
    /// </summary>
    public static double Round(double value)
    {
        var scaled = value * PerUnit;
        var below = Math.Floor(scaled);
        var error = Math.FusedMultiplyAdd(value, PerUnit, -scaled);
        var isTie = scaled - below == 0.5 && error != 0;
        return (isTie ? below + (error > 0 ? 1 : 0) : Math.Round(scaled)) / PerUnit;
    }

    /// <summary>Marks the nodes whose halves a call asks for.</summary>
    /// <param name="part">The stretch of the interval.</param>
    /// <param name="call">Number of the call.</param>
    /// <param name="announced">Whether the call is still to come, and may ask for less.</param>
    /// <param name="missing">Takes those of them that have no normals yet.</param>
    public void Visit((double From, double To) part, int call, bool announced, List<BrownianNode> missing)
    {
        if (part == (start, end))
            return;
        if (announced)
            announcedCall = call;
        else
            lastCall = call;
        if (lower is null)
            missing.Add(this);
        if (part.From < Middle)
            LowerHalf.Visit((part.From, Math.Min(part.To, Middle)), call, announced, missing);
        if (part.To > Middle)
            UpperHalf.Visit((Math.Max(part.From, Middle), part.To), call, announced, missing);
    }

    /// <summary>Draws the node's normals, which are seeded with its place in the tree.</summary>
    /// <param name="sourceOf">Makes the random source of a seed.</param>
    /// <param name="seed">Seed of the tree.</param>
    /// <param name="memory">Takes them; belongs to the node from now on.</param>
    public void Draw(Func<long, INoiseSource> sourceOf, long seed, float[] memory)
    {
        sourceOf(SeedSequence.FirstWord(seed, PoolSize, key, (ulong)depth)).Fill(memory);
        (lower, isNew) = (memory, true);
    }

    /// <summary>Forgets what the last call did not visit, nor was announced for: the next step begins where this one ended, deep in the same branch.</summary>
    /// <param name="call">Number of the call.</param>
    /// <param name="free">Takes the memory.</param>
    public void Forget(int call, Stack<float[]> free)
    {
        lowerHalf?.Forget(call, free);
        upperHalf?.Forget(call, free);
        if (lastCall == call)
            isNew = false;
        if (lastCall == call || announcedCall == call)
            return;
        (lowerHalf, upperHalf) = (null, null);
        if (lower is not null)
            free.Push(lower);
        lower = null;
    }

    /// <summary>What the path changes over a part of the interval.</summary>
    /// <param name="part">The stretch of the interval; its nodes have been visited.</param>
    /// <param name="offset">Place of <paramref name="change"/> in the tensor.</param>
    /// <param name="change">Holds the change over the whole interval and takes that over the part.</param>
    public void Narrow((double From, double To) part, int offset, Span<float> change)
    {
        if (part == (start, end))
            return;
        var ofLower = lower.AsSpan(offset, change.Length);
        if (isNew)
            Bridge(change, ofLower);
        if (part.To <= Middle)
        {
            ofLower.CopyTo(change);
            LowerHalf.Narrow(part, offset, change);
            return;
        }

        if (part.From >= Middle)
        {
            VectorSpans.Subtract(change, ofLower);
            UpperHalf.Narrow(part, offset, change);
            return;
        }

        Span<float> ofUpper = stackalloc float[change.Length];
        change.CopyTo(ofUpper);
        VectorSpans.Subtract(ofUpper, ofLower);
        ofLower.CopyTo(change);
        LowerHalf.Narrow((part.From, Middle), offset, change);
        UpperHalf.Narrow((Middle, part.To), offset, ofUpper);
        VectorSpans.Add(change, ofUpper);
    }

    /// <summary>The Brownian bridge (Levy 1948): the share of the length, and noise that vanishes at both ends.</summary>
    private void Bridge(ReadOnlySpan<float> whole, Span<float> normals)
    {
        var (length, below, above) = (end - start, Middle - start, end - Middle);
        Span<float> share = stackalloc float[whole.Length];
        whole.CopyTo(share);
        VectorSpans.Scale(share, (float)(below / length));
        VectorSpans.Scale(normals, (float)Math.Sqrt(below * above / length));
        VectorSpans.Add(normals, share);
    }
}
