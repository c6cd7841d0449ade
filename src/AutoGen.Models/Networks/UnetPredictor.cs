using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Protocol;

namespace AutoGen.Models.Networks;

/// <summary>The U-Net with the prompts of a render. Asked for several predictions it runs them as one batch, where the network allows.</summary>
/// <param name="unet">The network.</param>
/// <param name="positive">The prompt.</param>
/// <param name="negative">The negative prompt.</param>
/// <param name="empty">Encodes the empty prompt, for guidance that wants it.</param>
internal sealed class UnetPredictor(Unet unet, EncodedPrompt positive, EncodedPrompt negative, Func<EncodedPrompt> empty) : INoisePredictor
{
    public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
    {
        // an empty negative prompt is the empty prompt: one prediction serves both
        var emptyPrompt = halves.HasFlag(GuidanceHalves.Empty) ? empty() : null;
        if (ReferenceEquals(emptyPrompt, negative))
            halves = (halves | GuidanceHalves.Unconditional) & ~GuidanceHalves.Empty;
        List<EncodedPrompt> wanted = [];
        if (halves.HasFlag(GuidanceHalves.Conditional))
            wanted.Add(positive);
        if (halves.HasFlag(GuidanceHalves.Unconditional))
            wanted.Add(negative);
        if (halves.HasFlag(GuidanceHalves.Empty))
            wanted.Add(emptyPrompt!);
        var step = new Step(x, (float)inputScale, timestep);
        var made = new Queue<Latent>(unet.BatchIsFree && wanted.Count > 1 ? Together(step, wanted) : wanted.Select(prompt => Alone(step, prompt)));
        var conditional = halves.HasFlag(GuidanceHalves.Conditional) ? made.Dequeue() : null;
        var unconditional = halves.HasFlag(GuidanceHalves.Unconditional) ? made.Dequeue() : null;
        return new(conditional, unconditional) { Empty = ReferenceEquals(emptyPrompt, negative) ? unconditional : made.FirstOrDefault() };
    }

    private IEnumerable<Latent> Together(Step step, List<EncodedPrompt> wanted)
    {
        var count = step.X.Shape.Count;
        var run = unet.RunOf(wanted.Count * count, step.X.Shape, positive);
        for (var index = 0; index < wanted.Count; index++)
            run.SetRows(index * count, step.X.Values, step.Scale, wanted[index]);
        run.Run(step.Time);
        return wanted.Select((_, index) =>
            Checked(Latent.Create(step.X.Shape, (run, first: index * count), static (values, from) => from.run.ReadRows(from.first, values))));
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
            OfValues = true,
        };

    private readonly record struct Step(Latent X, float Scale, double Time);
}
