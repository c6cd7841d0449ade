namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Applies and removes the filters of PNG rows. Rows are without their filter byte.</summary>
internal sealed class PngRowFilter(int distance, int rowLength)
{
    private readonly byte[] candidate = new byte[rowLength];

    /// <summary>Restores <paramref name="row"/> in place.</summary>
    public void Remove(byte filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        switch (filter)
        {
            case 0: break;
            case 1: Remove<SubPredictor>(row, above); break;
            case 2: Remove<UpPredictor>(row, above); break;
            case 3: Remove<AveragePredictor>(row, above); break;
            case 4: Remove<PaethPredictor>(row, above); break;
            default: throw new InvalidImageContentException($"The PNG file is damaged: there is no row filter {filter}.");
        }
    }

    /// <summary>Writes the filtered row and returns the filter used.</summary>
    public byte Apply(PngFilterMethod method, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        if (method == PngFilterMethod.Adaptive)
            return ApplyBest(row, above, filtered);
        ApplyOne((byte)method, row, above, filtered);
        return (byte)method;
    }

    /// <summary>The usual heuristic (PNG specification 12.7): the smallest sum of signed differences compresses best.</summary>
    private byte ApplyBest(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        var best = byte.MaxValue;
        var bestSum = long.MaxValue;
        for (byte filter = 0; filter <= 4; filter++)
        {
            ApplyOne(filter, row, above, candidate);
            var sum = 0L;
            foreach (var difference in candidate)
                sum += Math.Abs((int)(sbyte)difference);
            if (sum >= bestSum)
                continue;
            (best, bestSum) = (filter, sum);
            candidate.CopyTo(filtered);
        }
        return best;
    }

    private void ApplyOne(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        switch (filter)
        {
            case 0: Apply<NonePredictor>(row, above, filtered); break;
            case 1: Apply<SubPredictor>(row, above, filtered); break;
            case 2: Apply<UpPredictor>(row, above, filtered); break;
            case 3: Apply<AveragePredictor>(row, above, filtered); break;
            case 4: Apply<PaethPredictor>(row, above, filtered); break;
            default: throw new ArgumentOutOfRangeException(nameof(filter), filter, "PNG has the filters 0 to 4.");
        }
    }

    private void Remove<TPredictor>(Span<byte> row, ReadOnlySpan<byte> above) where TPredictor : struct, IPngPredictor
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += i < distance
                ? TPredictor.Predict(0, above[i], 0)
                : TPredictor.Predict(row[i - distance], above[i], above[i - distance]);
        }
    }

    private void Apply<TPredictor>(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered) where TPredictor : struct, IPngPredictor
    {
        for (var i = 0; i < row.Length; i++)
        {
            filtered[i] = (byte)(row[i] - (i < distance
                ? TPredictor.Predict(0, above[i], 0)
                : TPredictor.Predict(row[i - distance], above[i], above[i - distance])));
        }
    }
}
