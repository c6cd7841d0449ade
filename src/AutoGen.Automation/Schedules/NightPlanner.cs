using System.Text;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Automation.Workers;
using AutoGen.Prompts;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// Says before the night how much of a run will fit into its window: plans it as the agent would, and counts what this machine took for renders like
/// its. Works from the files, with and without an agent.
/// </summary>
public sealed class NightPlanner
{
    private readonly DropPlanner planner;
    private readonly RenderHistory history;
    private readonly CatalogueKeeper catalogue;
    private readonly AutomationOptions options;
    private readonly TimeProvider time;

    /// <param name="options">What is configured.</param>
    /// <param name="rendering">Where models and plugins lie.</param>
    /// <param name="images">Reads the sizes of images.</param>
    /// <param name="dataFolder">Absolute path of the agent's folder for its state.</param>
    /// <param name="time">The clock.</param>
    public NightPlanner(AutomationOptions options, RenderingOptions rendering, IImageInspector images, string dataFolder, TimeProvider time)
    {
        var files = new DurableFiles();
        this.options = options;
        this.time = time;
        catalogue = new CatalogueKeeper(dataFolder, files, time, NullLogger.Instance);
        catalogue.Open(rendering);
        history = new RenderHistory(new DataFolder(dataFolder), time, NullLogger<RenderHistory>.Instance);
        planner = new DropPlanner(catalogue, images, SeedSource.Random, new LiveOptions(options), new CarriedRenders(files), history, files, time, NullLogger<DropPlanner>.Instance);
    }

    /// <summary>How the run of a schedule is expected to go that is due at a time; null where nothing is known: nothing like it was ever rendered here, or no agent has looked at the models yet.</summary>
    public RunForecast? Forecast(WatchSettings schedule, DateTimeOffset due)
    {
        if (catalogue.Current is null)
            return null;
        var run = new Run(schedule, due, new ScheduleTimes(schedule.Schedule!, time));
        var source = RunSource.Of(schedule, run.Due);
        if (source.Problem is not null)
            return null;
        var temporary = Directory.CreateTempSubdirectory("autogen-");
        try
        {
            var folder = new DropFolder(schedule, run.Drop) { Home = temporary.FullName };
            Directory.CreateDirectory(folder.SourceFolder);
            File.WriteAllText(folder.Claimed(source.Name), source.Text, new UTF8Encoding());
            var planned = planner.Preview(folder, run.Record(null)).Renders.Select(static render => render.Request);
            return history.Forecast([.. WatchFolders.Homes(schedule).SelectMany(CarriedRenders.Peek), .. planned], run.Times.Closes(due) - due, options.DeviceSlots);
        }
        catch (Exception fault) when (IoProblem.Is(fault)) // a file is open in another program now; the run itself will wait for it
        {
            return null;
        }
        finally
        {
            FileSystem.DeleteFolder(temporary.FullName);
        }
    }
}
