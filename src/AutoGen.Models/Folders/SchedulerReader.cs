using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Protocol;

namespace AutoGen.Models.Folders;

/// <summary>scheduler_config.json: what the network predicts and how its training noise was spread. Defaults are diffusers'.</summary>
internal static class SchedulerReader
{
    private static readonly Dictionary<string, PredictionKind> Predictions = new()
    {
        ["epsilon"] = PredictionKind.Epsilon,
        ["v_prediction"] = PredictionKind.VPrediction,
        ["sample"] = PredictionKind.Sample,
    };

    private static readonly Dictionary<string, BetaCurve> Curves = new()
    {
        ["linear"] = BetaCurve.Linear,
        ["scaled_linear"] = BetaCurve.ScaledLinear,
    };

    /// <summary>The sampling; a usual one where <paramref name="problems"/> grew.</summary>
    public static ModelSampling Read(ConfigFile file, List<Problem> problems)
    {
        var before = problems.Count;
        var prediction = file.Choice("prediction_type", PredictionKind.Epsilon, Predictions);
        var betas = new BetaSchedule(
            file.Choice("beta_schedule", BetaCurve.Linear, Curves),
            file.Number("beta_start", 0.0001),
            file.Number("beta_end", 0.02),
            file.Count("num_train_timesteps", 1000))
        {
            TrainedBetas = file.Numbers("trained_betas"),
        };
        if (file.IsTrue("rescale_betas_zero_snr"))
            problems.Add(new("model-class-not-built", "Zero terminal SNR (rescale_betas_zero_snr) is known but not built yet.") { File = file.Path, Key = "rescale_betas_zero_snr", Value = "true", Allowed = "false" });
        var levels = problems.Count == before ? Levels(betas, file, problems) : null;
        return new(prediction, levels ?? new BetaSchedule().ToNoiseLevels());
    }

    private static NoiseLevels? Levels(BetaSchedule betas, ConfigFile file, List<Problem> problems)
    {
        try
        {
            return betas.ToNoiseLevels();
        }
        catch (ArgumentException fault)
        {
            problems.Add(new("model-config-value", $"The betas make no noise schedule: {fault.Message}") { File = file.Path, Key = "beta_start", Allowed = "0 < beta_start < beta_end < 1" });
            return null;
        }
    }
}
