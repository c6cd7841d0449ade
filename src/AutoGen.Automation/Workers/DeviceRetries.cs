using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>Renders again what was lost together with the graphics device: that says nothing about the picture, and costs it no attempt.</summary>
internal static class DeviceRetries
{
    /// <param name="tryRender">One try; after <see cref="SlotDevice.MostLosses"/> losses it is made on the CPU.</param>
    public static async Task<RenderOutcome> RunAsync(Func<Task<RenderOutcome>> tryRender)
    {
        var losses = new List<Problem>();
        while (true)
        {
            var outcome = await tryRender();
            if (outcome is not RenderOutcome.WorkerLost { Problem: { Code: DeviceLoss.ProblemCode } loss } || losses.Count == SlotDevice.MostLosses)
                return WithNotes(outcome, losses);
            losses.Add(loss with { Message = $"{loss.Message} It was rendered again." });
        }
    }

    /// <summary>The outcome; a picture with what a person should know of its making besides.</summary>
    public static RenderOutcome WithNotes(RenderOutcome outcome, IReadOnlyList<Problem> notes) => outcome is RenderOutcome.Completed done
        ? new RenderOutcome.Completed(done.Picture with { Warnings = [.. notes, .. done.Picture.Warnings] })
        : outcome;
}
