using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>The U-Net with both prompts of a render. Asked for both halves it runs them as one batch, where the network allows.</summary>
internal sealed class UnetPredictor(Unet unet, EncodedPrompt positive, EncodedPrompt negative) : INoisePredictor
{
    public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
    {
        var step = new Step(x, (float)inputScale, timestep);
        if (halves == GuidanceHalves.Both && unet.BatchIsFree)
            return Together(step);
        return new(
            halves.HasFlag(GuidanceHalves.Conditional) ? Alone(step, positive) : null,
            halves.HasFlag(GuidanceHalves.Unconditional) ? Alone(step, negative) : null);
    }

    private Predictions Together(Step step)
    {
        var count = step.X.Shape.Count;
        var run = unet.RunOf(2 * count, step.X.Shape, positive);
        run.SetRows(0, step.X.Values, step.Scale, positive);
        run.SetRows(count, step.X.Values, step.Scale, negative);
        run.Run(step.Time);
        return new(Read(0), Read(count));

        Latent Read(int first) =>
            Checked(Latent.Create(step.X.Shape, (run, first), static (values, from) => from.run.ReadRows(from.first, values)));
    }

    private Latent Alone(Step step, EncodedPrompt prompt)
    {
        var rows = unet.BatchIsFree ? step.X.Shape.Count : 1;
        var run = unet.RunOf(rows, step.X.Shape, prompt);
        return Checked(Latent.Create(step.X.Shape, (run, step, prompt), static (values, from) =>
        {
            var length = values.Length / from.step.X.Shape.Count * from.run.Rows;
            for (var at = 0; at < values.Length; at += length)
            {
                from.run.SetRows(0, from.step.X.Values.Slice(at, length), from.step.Scale, from.prompt);
                from.run.Run(from.step.Time);
                from.run.ReadRows(0, values.Slice(at, length));
            }
        }));
    }

    private Latent Checked(Latent prediction) => prediction.IsFinite()
        ? prediction
        : throw new ModelFault(new Problem("unet-not-finite", "The U-Net gave values that are not finite (NaN or infinity).")
        {
            File = unet.Path,
            Remedy = "A float16 export can overflow: try the provider cpu, a lower cfg, or a float32 export of the model.",
        })
        {
            Transient = false,
        };

    private readonly record struct Step(Latent X, float Scale, double Time);
}
