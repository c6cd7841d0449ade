using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Workers;

public sealed class StageWatchTests
{
    private static readonly WorkerLimits Limits = new() { Heartbeat = TimeSpan.FromHours(9) };
    private readonly FakeTime time = new();

    [Fact]
    public void A_stage_may_take_its_limit_and_no_more()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Decode, 20, 20));

        Pass(watch, 300);
        Assert.Null(watch.Overdue());
        Pass(watch, 1);
        Assert.Equal("was busy with decoding the picture for more than 300 seconds", watch.Overdue());
    }

    [Fact]
    public void A_later_step_may_take_a_minute_or_20_times_the_median_of_the_steps_before_it()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 0, 30));
        Pass(watch, 250);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 1, 30));
        for (var step = 2; step <= 4; step++)
        {
            Pass(watch, 10);
            watch.Rendering(new RenderProgress(RenderStage.Sample, step, 30));
        }

        Pass(watch, 200);
        Assert.Null(watch.Overdue());
        Pass(watch, 1);
        Assert.Equal("was busy with step 5 for more than 200 seconds", watch.Overdue());
    }

    [Fact]
    public void A_render_that_goes_on_and_on_has_a_limit_as_a_whole()
    {
        var watch = new StageWatch(Limits with { Render = TimeSpan.FromSeconds(90) }, time);
        for (var render = 0; render < 2; render++)
        {
            watch.Taking(new RenderProgress(RenderStage.Load, 0, 0));
            watch.Rendering(new RenderProgress(RenderStage.Sample, 0, 30));
            for (var step = 1; step <= 3; step++)
            {
                Pass(watch, 30);
                watch.Rendering(new RenderProgress(RenderStage.Sample, step, 30));
            }

            Assert.Null(watch.Overdue());
            if (render == 0)
                watch.Idle();
        }

        Pass(watch, 1);
        Assert.Equal("was busy with one render for more than 90 seconds", watch.Overdue());
    }

    [Fact]
    public void Quick_steps_still_have_a_minute()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 0, 30));
        Pass(watch, 1);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 1, 30));

        Pass(watch, 60);
        Assert.Null(watch.Overdue());
        Pass(watch, 1);
        Assert.NotNull(watch.Overdue());
    }

    [Fact]
    public void Who_reports_the_same_step_again_and_again_gets_no_more_time()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 0, 30));
        Pass(watch, 1);
        for (var again = 0; again < 7; again++)
        {
            watch.Rendering(new RenderProgress(RenderStage.Sample, 1, 30));
            Pass(watch, 10);
        }

        Assert.NotNull(watch.Overdue());
    }

    [Fact]
    public void Silence_is_noticed_whatever_the_stage()
    {
        var watch = new StageWatch(new WorkerLimits(), time);
        watch.Heard();

        Pass(watch, 20);
        Assert.Null(watch.Overdue());
        Pass(watch, 1);
        Assert.Equal("gave no sign of life for 20 seconds", watch.Overdue());
    }

    [Fact]
    public void Time_in_which_the_agent_could_not_look_does_not_count()
    {
        var watch = new StageWatch(new WorkerLimits(), time);
        watch.Rendering(new RenderProgress(RenderStage.Load, 0, 0));
        watch.Heard();

        time.Advance(8 * 3600); // the machine slept

        Assert.Null(watch.Overdue());
    }

    [Fact]
    public void Who_was_asked_to_end_gets_no_more_time_by_reporting_progress()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Sample, 0, 30));
        watch.Ending();
        for (var step = 1; step <= 6; step++)
        {
            Pass(watch, 1);
            watch.Rendering(new RenderProgress(RenderStage.Sample, step, 30));
        }

        Assert.Equal("was busy with ending for more than 5 seconds", watch.Overdue());
    }

    [Fact]
    public void Nothing_in_hand_has_no_limit()
    {
        var watch = new StageWatch(Limits, time);
        watch.Rendering(new RenderProgress(RenderStage.Write, 0, 0));
        watch.Idle();

        Pass(watch, 4000);
        Assert.Null(watch.Overdue());
    }

    /// <summary>Second by second, as the agent looks.</summary>
    private void Pass(StageWatch watch, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            time.Advance(1);
            _ = watch.Overdue();
        }
    }
}
