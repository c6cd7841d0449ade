namespace AutoGen.Samplers.Tests;

/// <summary>Options that no recorded run has, against the method as its paper has it, in double.</summary>
public sealed class MultistepOptionTests
{
    // eight steps that end above 0, so that orders matter up to the end
    private static readonly double[] sigmas = [10, 7, 5, 3.2, 2, 1.1, 0.6, 0.3, 0.1];

    [Fact]
    public void Deis_in_sigma_is_Adams_and_Bashforths_method() => Check("deis", """{ "variable": "sigma" }""", static (x, denoise) =>
    {
        List<(double Sigma, double Slope)> last = [];
        for (var index = 0; index < sigmas.Length - 1; index++)
        {
            last.Insert(0, (sigmas[index], (x - denoise(x, sigmas[index])) / sigmas[index]));
            x += IntegralOfParabola([.. last.Take(3)], sigmas[index], sigmas[index + 1]);
        }

        return x;
    });

    [Fact]
    public void Uni_pc_keeps_its_order_to_the_end_where_it_is_told_to()
    {
        static float Last(string options)
        {
            var run = new TestRun(new() { Sigmas = sigmas });
            return Registered.Plugin.Sampler("uni_pc", options).Sample(run.Start, run).Values[0];
        }

        const string Kept = """{ "dialect": "comfyui", "lowerOrderFinal": false }""";
        Check("uni_pc", Kept, (x, denoise) => UniPc(x, denoise, static (_, known) => Math.Min(3, known)));
        Check("uni_pc", """{ "dialect": "comfyui" }""", (x, denoise) => UniPc(x, denoise, static (left, known) => Math.Min(Math.Min(3, left), known)));
        Assert.NotEqual(Last("""{ "dialect": "comfyui" }"""), Last(Kept));
    }

    /// <summary>Zhao et al. 2023, algorithms 5 to 8 for data prediction with B(h) = h.</summary>
    private static double UniPc(double x, Func<double, double, double> denoise, Func<int, int, int> orderOf)
    {
        List<(double Lambda, double Denoised)> known = [(-Math.Log(sigmas[0]), denoise(x, sigmas[0]))];
        for (var index = 0; index < sigmas.Length - 1; index++)
        {
            var (sigma, next) = (sigmas[index], sigmas[index + 1]);
            var points = known.Take(orderOf(sigmas.Length - 1 - index, known.Count)).ToList();
            var predicted = (next / sigma * x) + Integral(points, points[0].Lambda, -Math.Log(next));
            if (index == sigmas.Length - 2)
                return predicted;
            known.Insert(0, (-Math.Log(next), denoise(predicted, next)));
            x = (next / sigma * x) + Integral([known[0], .. points], points[0].Lambda, -Math.Log(next));
        }

        return x;
    }

    /// <summary>Newton's polynomial through the points times exp(lambda - end), by Simpson's rule; of two points B(h) / 2 weighs the slope.</summary>
    private static double Integral(List<(double Lambda, double Denoised)> points, double from, double end)
    {
        const int Panels = 200;
        var h = end - from;
        var atStart = points.Single(point => point.Lambda == from).Denoised;
        if (points.Count == 2)
            return (atStart * -double.ExpM1(-h)) + (h / 2 * h * (points[0].Denoised - points[1].Denoised) / (points[0].Lambda - points[1].Lambda));
        var differences = DividedDifferences(points);
        double At(double lambda) => Math.Exp(lambda - end) * differences.Index().Sum(term => term.Item * points.Take(term.Index).Aggregate(1.0, (product, point) => product * (lambda - point.Lambda)));
        return Enumerable.Range(0, Panels).Sum(panel =>
        {
            var left = from + (h * panel / Panels);
            return h / Panels / 6 * (At(left) + (4 * At(left + (h / Panels / 2))) + At(left + (h / Panels)));
        });
    }

    private static List<double> DividedDifferences(List<(double Lambda, double Denoised)> points)
    {
        double[] column = [.. points.Select(static point => point.Denoised)];
        List<double> differences = [column[0]];
        for (var order = 1; order < points.Count; order++)
        {
            column = [.. Enumerable.Range(0, column.Length - 1).Select(row => (column[row + 1] - column[row]) / (points[row + order].Lambda - points[row].Lambda))];
            differences.Add(column[0]);
        }

        return differences;
    }

    /// <summary>The polynomial through up to three points, integrated by Simpson's rule, which is exact for it.</summary>
    private static double IntegralOfParabola((double Sigma, double Slope)[] points, double from, double to)
    {
        double At(double sigma) => points.Sum(point => point.Slope * points.Where(other => other != point).Aggregate(1.0, (product, other) => product * (sigma - other.Sigma) / (point.Sigma - other.Sigma)));
        return (to - from) / 6 * (At(from) + (4 * At((from + to) / 2)) + At(to));
    }

    private static void Check(string name, string options, Func<double, Func<double, double, double>, double> method)
    {
        static double Denoise(double x, double sigma) => (x / (1 + (sigma * sigma))) + (0.3 * Math.Sin(x));
        var run = new TestRun(new() { Sigmas = sigmas, Denoise = static (x, sigma) => x.Map(value => (float)Denoise(value, sigma)) });
        var actual = Registered.Plugin.Sampler(name, options).Sample(run.Start, run);
        Golden.AssertClose(name, [.. run.Start.Values.ToArray().Select(value => (float)method(value, Denoise))], actual.Values, 1e-4);
    }
}
