using AutoGen.Abstractions;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>The timesteps of A1111's DDIM and PLMS: 1, 1 + c, 1 + 2c ... below the number of training steps, with c = training steps / steps, rounded down.</summary>
internal static class A1111Timesteps
{
    private const int FewestSteps = 2;

    /// <summary>
    /// Their levels, descending; the run ends at timestep 1, not at 0. So 10 steps are 9, and 30 are 33, as c = 33 leaves
    /// 34 timesteps. One step, of which A1111 makes none, is run as two.
    /// </summary>
    public static IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var trained = levels.Sigmas.Count;
        var distance = Math.Max(1, trained / Math.Max(FewestSteps, steps));
        var count = ((trained - 1) / distance) + 1;
        return [.. Enumerable.Range(0, count).Select(index => Math.Min(1 + (index * distance), trained - 1)).Distinct().Reverse().Select(t => levels.TimestepToSigma(t))];
    }
}
