using AutoGen.Agent;

return (int)await new CommandLine(Terminal.OfProcess()).RunAsync(args, CancellationToken.None);
