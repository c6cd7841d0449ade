namespace AutoGen.Automation.Housekeeping;

/// <summary>
/// One kind of tidying up. Every registered task is run now and then, one after another and never twice at the same time;
/// what one throws is logged, and costs the others nothing.
/// </summary>
public interface IHousekeepingTask
{
    Task RunAsync(CancellationToken cancellationToken);
}
