using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>What becomes of a render whose worker has ended.</summary>
internal static class WorkerLoss
{
    /// <param name="worker">The one that had it.</param>
    /// <param name="render">The render.</param>
    /// <param name="end">How the worker ended.</param>
    /// <param name="cancelled">Whether the render was to end anyway.</param>
    public static RenderOutcome Of(WorkerSession worker, RenderInHand render, WorkerEnd end, bool cancelled)
    {
        if (cancelled || end.Problem is not { } reason)
            return new RenderOutcome.Cancelled();
        IReadOnlyList<string> plugins = [.. RenderPlugins.Of(render.Job.Request, worker.News.Catalogue).Select(RenderPlugins.Label)];
        var sampler = render.Job.Request.Sampler.Name;
        var named = reason with { Message = $"{reason.Message.TrimEnd('.')} while it was busy with {render.Name}: sampler {sampler}, plugins {string.Join(", ", plugins)}." };
        return new RenderOutcome.WorkerLost(render.Progress.Stage, named, new WorkerEvidence(end.ExitCode, end.LastLines) { Plugins = plugins });
    }
}
