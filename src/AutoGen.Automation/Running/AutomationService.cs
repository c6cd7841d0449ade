using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>Runs every watch and the backlog until the host stops.</summary>
internal sealed class AutomationService(LiveOptions options, Claim claim, WatchHomes homes, Ledgers ledgers, Backlog backlog, DropWork work, DropRunner runner, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var problems = WatchValidation.Check(options.Current.Watches);
        return problems.Count == 0
            ? base.StartAsync(cancellationToken)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var loops = options.Current.Watches.Select(Loop).ToList();
        try
        {
            await Task.WhenAll([.. loops.Select(loop => loop.RunAsync(stoppingToken)), runner.RunAsync(stoppingToken)]);
        }
        finally
        {
            loops.ForEach(loop => loop.Dispose());
        }
    }

    private WatchLoop Loop(WatchSettings watch)
    {
        var intake = new WatchIntake(watch, new WatchScanner(watch, options.Current.Watches), new SettleClock(watch, time), claim, ledgers, loggers.CreateLogger<WatchIntake>());
        return new WatchLoop(watch, homes, intake, backlog, work, time, loggers.CreateLogger<WatchLoop>());
    }
}
