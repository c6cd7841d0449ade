using System.Globalization;

namespace AutoGen.Samplers.Guidance;

/// <summary>The way between two points of a curve.</summary>
public enum CurveShape
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine: flat at both points.</summary>
    Cosine,

    /// <summary>The first value until the second point.</summary>
    Step,
}

/// <summary>A scale for every share of a run.</summary>
internal sealed class ScaleCurve
{
    private const double GreatestScale = 100;

    private readonly List<(double Share, double Scale)> points;
    private readonly CurveShape shape;

    private ScaleCurve(List<(double Share, double Scale)> points, CurveShape shape) => (this.points, this.shape) = (points, shape);

    /// <summary>From pairs <c>share:scale</c> between commas; null where the text is no such list.</summary>
    public static ScaleCurve? Parse(string text, CurveShape shape)
    {
        List<(double Share, double Scale)> points = [];
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split(':', StringSplitOptions.TrimEntries) is not [var share, var scale] || !TryRead(share, 1, out var at) || !TryRead(scale, GreatestScale, out var value))
                return null;
            if (points.Count > 0 && at <= points[^1].Share)
                return null;
            points.Add((at, value));
        }

        return new ScaleCurve(points, shape);
    }

    public double At(double share)
    {
        var next = points.FindIndex(point => point.Share > share);
        if (next <= 0)
            return next < 0 ? points[^1].Scale : points[0].Scale;
        var (from, to) = (points[next - 1], points[next]);
        var way = (share - from.Share) / (to.Share - from.Share);
        return from.Scale + ((to.Scale - from.Scale) * shape switch
        {
            CurveShape.Step => 0,
            CurveShape.Cosine => (1 - Math.Cos(Math.PI * way)) / 2,
            _ => way,
        });
    }

    private static bool TryRead(string text, double greatest, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value >= 0 && value <= greatest;
}
