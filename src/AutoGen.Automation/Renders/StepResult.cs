namespace AutoGen.Automation.Renders;

/// <summary>What became of a call of <see cref="RenderStep"/>.</summary>
internal abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The render has its outcome.</summary>
    /// <param name="Record">The outcome.</param>
    /// <param name="Before">It had it before the call.</param>
    public sealed record Ended(RenderRecord Record, bool Before = false) : StepResult;

    /// <summary>It has none yet, and may be tried again after a while.</summary>
    public sealed record Later(TimeSpan Rest) : StepResult;

    /// <summary>It was cut short because somebody asked for it, and stays to be done.</summary>
    public sealed record HandedBack : StepResult;
}
