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
        ["flow_prediction"] = PredictionKind.Flow,
    };

    private static readonly Dictionary<string, BetaCurve> Curves = new()
    {
        ["linear"] = BetaCurve.Linear,
        ["scaled_linear"] = BetaCurve.ScaledLinear,
        ["squaredcos_cap_v2"] = BetaCurve.SquaredCosine,
        ["exp"] = BetaCurve.Exponential,
        ["sigmoid"] = BetaCurve.Sigmoid,
    };

    /// <summary>The sampling; a usual one where <paramref name="problems"/> grew.</summary>
    public static ModelSampling Read(ConfigFile file, ModelFamily family, List<Problem> problems)
    {
        var before = problems.Count;
        var isFlow = file.Text("_class_name")?.StartsWith("FlowMatch", StringComparison.Ordinal) == true;
        var prediction = file.Choice("prediction_type", isFlow ? PredictionKind.Flow : PredictionKind.Epsilon, Predictions);
        var trainSteps = file.Count("num_train_timesteps", 1000);
        var levels = prediction == PredictionKind.Flow ? FlowLevels(file, trainSteps, problems) : Levels(Betas(file, trainSteps), family, file, problems);
        return new(prediction, problems.Count == before ? levels! : new BetaSchedule().ToNoiseLevels());
    }

    private static BetaSchedule Betas(ConfigFile file, int trainSteps) =>
        new(file.Choice("beta_schedule", BetaCurve.Linear, Curves), file.Number("beta_start", 0.0001), file.Number("beta_end", 0.02), trainSteps)
        {
            TrainedBetas = file.Numbers("trained_betas"),
            RescaleToZeroSnr = file.IsTrue("rescale_betas_zero_snr"),
        };

    /// <summary>The shift is <c>shift</c> in FlowMatch schedulers and <c>flow_shift</c> in the others.</summary>
    private static NoiseLevels? FlowLevels(ConfigFile file, int trainSteps, List<Problem> problems)
    {
        var key = file.Has("shift") ? "shift" : "flow_shift";
        var shift = file.Number(key, 1);
        if (shift > 0 && trainSteps > 1)
            return NoiseLevels.Flow(shift, trainSteps);
        problems.Add(new("model-config-value", $"A flow model cannot have the {key} {shift} over {trainSteps} timesteps.") { File = file.Path, Key = key, Allowed = "a number above 0, and 2 timesteps or more" });
        return null;
    }

    private static NoiseLevels? Levels(BetaSchedule betas, ModelFamily family, ConfigFile file, List<Problem> problems)
    {
        try
        {
            return betas.ToNoiseLevels(family);
        }
        catch (ArgumentException fault)
        {
            problems.Add(new("model-config-value", $"The betas make no noise schedule: {fault.Message}") { File = file.Path, Key = "beta_start", Allowed = "0 < beta_start < beta_end < 1" });
            return null;
        }
    }
}
