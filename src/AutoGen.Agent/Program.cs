using AutoGen.Agent;
using AutoGen.Agent.Commands;
using AutoGen.Agent.Services;

if (OperatingSystem.IsWindows() && args.Contains(RunCommand.NoConsoleOption))
    OwnConsole.Leave(); // before the terminal opens it
return (int)await new CommandLine(Terminal.OfProcess()).RunAsync(args, CancellationToken.None);
