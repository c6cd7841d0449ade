using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// The noise of one path of Brownian motion over sigma, as torchsde's <c>BrownianTree</c> makes it and k-diffusion's SDE
/// samplers use it. The path follows from the seed alone: each half of an interval gets its share by a Brownian bridge
/// (Levy 1948) whose normals have a seed made of the place in the tree. So a run with more steps meets the same path at more
/// points, the noise of a long step is that of the short ones within it, and the order of the calls does not matter.
/// </summary>
/// <param name="sourceOf">Makes the random source of a seed; its first tensor is used.</param>
/// <param name="seed">The picture's seed.</param>
/// <param name="shape">Shape of the noise.</param>
/// <param name="least">Least noise level above 0 of the run.</param>
/// <param name="greatest">Its greatest.</param>
public sealed class BrownianTree(Func<long, INoiseSource> sourceOf, long seed, LatentShape shape, double least, double greatest)
{
    // torchsde resolves time to 6 decimals and mixes 24 words; both are part of the numbers.
    private const double PerUnit = 1e6;
    private const int PoolSize = 24;

    // As many nodes as torchsde keeps: the next step begins where this one ended, deep in the same branch.
    private const int KeptNodes = 45;

    private readonly Dictionary<(ulong Key, int Depth), Latent> kept = [];
    private readonly Queue<(ulong Key, int Depth)> order = [];
    private readonly (double Start, double End) range = (Round(Math.Min(least, greatest)), Round(Math.Max(least, greatest)));
    private readonly Dictionary<(ulong Key, int Depth), Latent> drawn = [];
    private Latent? whole;

    /// <summary>Standard normal noise for a step: what the path changes over it, divided by its deviation. Zero for a step of no length.</summary>
    /// <param name="sigma">Noise level at one end; clamped to the range, as is the other.</param>
    /// <param name="sigmaNext">Noise level at the other end. Down is the usual direction; up turns the sign.</param>
    public Latent Noise(double sigma, double sigmaNext)
    {
        var (from, to) = (Clamp(Math.Min(sigma, sigmaNext)), Clamp(Math.Max(sigma, sigmaNext)));
        if (from == to)
            return Latent.Zeros(shape);
        whole ??= Normals(SeedSequence.FirstWord(seed, PoolSize)) * Math.Sqrt(range.End - range.Start);
        DrawMissing(from, to);
        var change = Change(new Node(range.Start, range.End, 0, 0, whole), from, to);
        drawn.Clear();
        return change * (Math.Sign(sigmaNext - sigma) / Math.Sqrt(Math.Abs(sigma - sigmaNext)));
    }

    /// <summary>
    /// To 6 decimals by the number's exact value, as Python rounds: the middle of two such numbers is a tie in decimal, but
    /// not in binary, and which side it falls on moves the deepest levels of the tree.
    /// </summary>
    private static double Round(double value)
    {
        var scaled = value * PerUnit;
        var lower = Math.Floor(scaled);
        var error = Math.FusedMultiplyAdd(value, PerUnit, -scaled);
        var isTie = scaled - lower == 0.5 && error != 0;
        return (isTie ? lower + (error > 0 ? 1 : 0) : Math.Round(scaled)) / PerUnit;
    }

    private double Clamp(double sigma) => Math.Clamp(Round(sigma), range.Start, range.End);

    /// <summary>What the path changes over a part of a node's interval.</summary>
    private Latent Change(Node node, double from, double to)
    {
        if (from == node.Start && to == node.End)
            return node.Change;
        var middle = Round((node.Start + node.End) / 2);
        var left = new Node(node.Start, middle, node.Key * 2, node.Depth + 1, LeftChange(node, middle));
        if (to <= middle)
            return Change(left, from, to);
        var right = new Node(middle, node.End, (node.Key * 2) + 1, node.Depth + 1, node.Change - left.Change);
        return from >= middle ? Change(right, from, to) : Change(left, from, middle) + Change(right, middle, to);
    }

    /// <summary>The bridge: the share of the length, and noise that vanishes at both ends.</summary>
    private Latent LeftChange(Node node, double middle)
    {
        if (kept.TryGetValue((node.Key, node.Depth), out var known))
            return known;
        var length = node.End - node.Start;
        var (left, right) = (middle - node.Start, node.End - middle);
        var noise = drawn.TryGetValue((node.Key, node.Depth), out var ready) ? ready : Normals((node.Key, node.Depth));
        var change = (node.Change * (left / length)) + (noise * Math.Sqrt(left * right / length));
        Keep((node.Key, node.Depth), change);
        return change;
    }

    private void Keep((ulong Key, int Depth) place, Latent change)
    {
        kept.Add(place, change);
        order.Enqueue(place);
        if (order.Count > KeptNodes)
            kept.Remove(order.Dequeue());
    }

    /// <summary>
    /// Draws what the way down will ask for, on all cores: each node's normals have a seed of their own, so the numbers are
    /// the same in any order. A step asks for some twenty of them.
    /// </summary>
    private void DrawMissing(double from, double to)
    {
        var missing = Path(range.Start, range.End, (0, 0), from, to).Where(place => !kept.ContainsKey(place)).ToList();
        var normals = new Latent[missing.Count];
        Parallel.For(0, normals.Length, index => normals[index] = Normals(missing[index]));
        for (var index = 0; index < normals.Length; index++)
            drawn.Add(missing[index], normals[index]);
    }

    /// <summary>The nodes that <see cref="Change"/> halves.</summary>
    private static IEnumerable<(ulong Key, int Depth)> Path(double start, double end, (ulong Key, int Depth) place, double from, double to)
    {
        if (from == start && to == end)
            return [];
        var middle = Round((start + end) / 2);
        var left = from < middle ? Path(start, middle, (place.Key * 2, place.Depth + 1), from, Math.Min(to, middle)) : [];
        var right = to > middle ? Path(middle, end, ((place.Key * 2) + 1, place.Depth + 1), Math.Max(from, middle), to) : [];
        return [place, .. left, .. right];
    }

    private Latent Normals((ulong Key, int Depth) place) => Normals(SeedSequence.FirstWord(seed, PoolSize, place.Key, (ulong)place.Depth));

    private Latent Normals(uint nodeSeed) => sourceOf(nodeSeed).Next(shape);

    /// <summary>An interval of the tree.</summary>
    /// <param name="Start">Its lower end.</param>
    /// <param name="End">Its upper end.</param>
    /// <param name="Key">Its number among those of its depth.</param>
    /// <param name="Depth">Halvings since the whole range.</param>
    /// <param name="Change">What the path changes over it.</param>
    private readonly record struct Node(double Start, double End, ulong Key, int Depth, Latent Change);
}
