using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>
/// Ten steps optimised for a model (Sabour et al. 2024, "Align Your Steps"); other numbers are interpolated linearly in log
/// sigma over the index. ComfyUI interpolates the whole list and ends it at 0 instead of its last value. A1111 has the
/// paper's rounded numbers, interpolates to n of them and appends 0; of one step only the least is left, as there.
/// </summary>
internal sealed class AlignYourStepsSchedule(AlignYourStepsOptions options) : ISigmaSchedule
{
    private static readonly double[] sd15 = [14.6146412293, 6.4745760956, 3.8636745985, 2.6946151520, 1.8841921177, 1.3943805092, 0.9642583904, 0.6523686016, 0.3977456272, 0.1515232662, 0.0291671582];
    private static readonly double[] sdxl = [14.6146412293, 6.3184485287, 3.7681790315, 2.1811480769, 1.3405244945, 0.8620721141, 0.5550693289, 0.3798540708, 0.2332364134, 0.1114188177, 0.0291671582];
    private static readonly double[] svd = [700.00, 54.5, 15.886, 7.977, 4.248, 1.789, 0.981, 0.403, 0.173, 0.034, 0.002];
    private static readonly double[] sd15Rounded = [14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.029];
    private static readonly double[] sdxlRounded = [14.615, 6.315, 3.771, 2.181, 1.342, 0.862, 0.555, 0.380, 0.234, 0.113, 0.029];

    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        var table = TableFor(levels.Family);
        var count = options.IsComfyui ? steps + 1 : steps;
        double[] sigmas = [.. Enumerable.Range(0, count).Select(index => At(table, count == 1 ? 1 : index / (count - 1.0))), 0];
        if (options.IsComfyui)
            sigmas = [.. sigmas.SkipLast(2), 0];
        return options.Denoise < 1 ? [.. sigmas.TakeLast((int)Math.Round(steps * options.Denoise) + 1)] : sigmas;
    }

    private static double At(double[] table, double share)
    {
        var place = share * (table.Length - 1);
        var low = Math.Min((int)place, table.Length - 2);
        return table[low] * Math.Pow(table[low + 1] / table[low], place - low);
    }

    private double[] TableFor(ModelFamily family) => (options.Table ?? TableOf(family), options.IsComfyui) switch
    {
        (AlignYourStepsTable.Svd, _) => svd,
        (AlignYourStepsTable.Sdxl, true) => sdxl,
        (AlignYourStepsTable.Sdxl, false) => sdxlRounded,
        (_, true) => sd15,
        _ => sd15Rounded,
    };

    private static AlignYourStepsTable TableOf(ModelFamily family) => family switch
    {
        ModelFamily.StableDiffusionXl => AlignYourStepsTable.Sdxl,
        ModelFamily.StableVideoDiffusion => AlignYourStepsTable.Svd,
        _ => AlignYourStepsTable.Sd15,
    };
}
