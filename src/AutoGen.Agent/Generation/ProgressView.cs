using System.Globalization;
using AutoGen.Agent.Control;
using AutoGen.Protocol.Rendering;
using Spectre.Console;

namespace AutoGen.Agent.Generation;

/// <summary>Shows how far a render is: a moving bar on a screen, one line where the output is redirected.</summary>
internal sealed class ProgressView(Terminal terminal)
{
    public Task<RenderOutcome> ShowAsync(string title, Func<IProgress<RenderProgress>?, Task<RenderOutcome>> render)
    {
        if (terminal.ErrorIsScreen)
            return WithBarAsync(title, render);
        terminal.Error.WriteLine(title);
        return render(null);
    }

    private Task<RenderOutcome> WithBarAsync(string title, Func<IProgress<RenderProgress>?, Task<RenderOutcome>> render) =>
        terminal.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                task.IsIndeterminate = true;
                return render(new Bar(task, title));
            });

    private sealed class Bar(ProgressTask task, string title) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value)
        {
            task.Description = Markup.Escape($"{title}  {Words(value)}");
            task.IsIndeterminate = value.Stage < RenderStage.Sample;
            if (value.Stage != RenderStage.Sample)
                return;
            task.MaxValue = Math.Max(1, value.Steps);
            task.Value = value.Step;
        }

        private static string Words(RenderProgress progress) => progress.Stage == RenderStage.Sample
            ? string.Create(CultureInfo.InvariantCulture, $"step {progress.Step} of {progress.Steps}")
            : RenderStageWords.Of(progress.Stage);
    }
}
