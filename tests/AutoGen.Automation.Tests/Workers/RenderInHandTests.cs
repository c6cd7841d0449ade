using AutoGen.Automation.Workers;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Protocol.Workers;

namespace AutoGen.Automation.Tests.Workers;

public sealed class RenderInHandTests
{
    private const string Attempt = "drop-1-1";
    private static readonly RenderedPicture Picture = new(new string('a', 64), 1000, 128, 128, 7, new RenderTimes(0, 1, 0.5));
    private static readonly RenderRequest Request = new()
    {
        Prompt = "a tree",
        Model = "pocket",
        Sampler = new NamedOptions("euler"),
        Schedule = new NamedOptions("normal"),
        Steps = 2,
        Cfg = 5,
        Seed = 7,
        Rng = RandomSourceKind.Nv,
        Width = 128,
        Height = 128,
    };

    private readonly RenderInHand render = new(new RenderJob(Request, $"/out/{Attempt}.png"), null);

    [Fact]
    public async Task A_picture_that_was_written_is_there_though_the_worker_died_before_it_said_completed()
    {
        render.Take(new WorkerEvent.Written(Attempt, Picture));
        Assert.False(render.Outcome.IsCompleted);

        render.Lose(new RenderOutcome.Cancelled());

        Assert.Same(Picture, Assert.IsType<RenderOutcome.Completed>(await render.Outcome).Picture);
    }

    [Fact]
    public async Task A_cancel_that_came_too_late_throws_no_picture_away()
    {
        render.Take(new WorkerEvent.Written(Attempt, Picture));
        render.Take(new WorkerEvent.Completed(Attempt, "pocket"));
        render.Take(new WorkerEvent.Cancelled(Attempt));
        render.Lose(new RenderOutcome.Cancelled());

        Assert.IsType<RenderOutcome.Completed>(await render.Outcome);
    }

    [Fact]
    public void What_is_said_about_another_attempt_is_not_about_this_one()
    {
        render.Take(new WorkerEvent.Written("drop-1-2", Picture));
        render.Take(new WorkerEvent.Completed("drop-1-2", null));
        render.Take(new WorkerEvent.Cancelled("drop-1-2"));
        render.Take(new WorkerEvent.Completed(Attempt, null)); // of a picture that it never wrote

        Assert.False(render.Outcome.IsCompleted);
    }
}
