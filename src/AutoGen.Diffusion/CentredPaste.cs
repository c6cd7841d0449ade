using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>A1111's seed resize: the middle of one noise is laid over the middle of another of a different size.</summary>
internal static class CentredPaste
{
    /// <summary>The noise <paramref name="under"/> with <paramref name="over"/> on its middle, cropped where it is larger.</summary>
    public static Latent Over(Latent under, Latent over)
    {
        var rows = Overlap.Of(under.Shape.Height, over.Shape.Height);
        var columns = Overlap.Of(under.Shape.Width, over.Shape.Width);
        return Latent.Create(under.Shape, (under, over, rows, columns), static (values, from) =>
        {
            from.under.Values.CopyTo(values);
            var (below, above) = (from.under.Shape, from.over.Shape);
            for (var plane = 0; plane < below.Count * below.Channels; plane++)
            {
                for (var row = 0; row < from.rows.Length; row++)
                {
                    var source = (((plane * above.Height) + from.rows.InOver + row) * above.Width) + from.columns.InOver;
                    var target = (((plane * below.Height) + from.rows.InUnder + row) * below.Width) + from.columns.InUnder;
                    from.over.Values.Slice(source, from.columns.Length).CopyTo(values[target..]);
                }
            }
        });
    }

    /// <summary>Where the two lie on each other along one side. An odd remainder is floored, so a larger one loses it at both ends.</summary>
    private readonly record struct Overlap(int InUnder, int InOver, int Length)
    {
        public static Overlap Of(int under, int over)
        {
            var offset = (int)Math.Floor((under - over) / 2.0);
            return offset >= 0 ? new Overlap(offset, 0, over) : new Overlap(0, -offset, over + (2 * offset));
        }
    }
}
