using AutoGen.Abstractions;
using AutoGen.Samplers.Schedules;

namespace AutoGen.Samplers.Euler;

/// <summary>
/// The steps of a Restart run. From 20 steps on, 9 of them are taken from the way down and spent on a second stretch from
/// RestartMax to RestartMin; from 36 on, a quarter of them twice. Both stretches and the shortened way down are spaced as
/// Karras et al. 2022 do it (rho 7), whatever the schedule.
/// </summary>
internal static class RestartPlan
{
    private const int FewestSteps = 20;
    private const int ManySteps = 36;
    private const int StepsAtFew = 9;

    /// <summary>Noise levels from and to, in order; where one starts above the end of the last, noise comes between.</summary>
    public static IReadOnlyList<(double Sigma, double Next)> Steps(IReadOnlyList<double> sigmas, NoiseLevels levels, RestartOptions options)
    {
        var steps = sigmas.Count - 1;
        if (steps < FewestSteps)
            return [.. Pairs(sigmas)];
        var (length, times) = steps < ManySteps ? (StepsAtFew, 1) : (steps / 4, 2);
        var down = Karras(steps - (length * times), sigmas[^2], sigmas[0], levels);
        var (from, to) = (Nearest(down, options.RestartMin), Nearest(down, options.RestartMax));
        if (to >= from)
            return [.. Pairs(down)];
        var again = Pairs([.. Karras(length + 1, down[from], down[to], levels).SkipLast(1)]).ToList();
        return [.. Pairs([.. down.Take(from + 1)]), .. Enumerable.Repeat(again, times).SelectMany(static stretch => stretch), .. Pairs([.. down.Skip(from)])];
    }

    /// <summary>So many noise levels, and 0.</summary>
    private static IReadOnlyList<double> Karras(int count, double least, double greatest, NoiseLevels levels) =>
        new KarrasSchedule(new KarrasOptions { SigmaMin = least, SigmaMax = greatest }).Create(count, levels);

    private static int Nearest(IReadOnlyList<double> sigmas, double wanted) =>
        Enumerable.Range(0, sigmas.Count).MinBy(index => Math.Abs(sigmas[index] - wanted));

    private static IEnumerable<(double Sigma, double Next)> Pairs(IReadOnlyList<double> sigmas) => sigmas.Zip(sigmas.Skip(1));
}
