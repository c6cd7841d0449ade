using AutoGen.Agent.Running;

namespace AutoGen.Agent.Logs;

/// <summary>Says on the standard error that log files cannot be written, but not for every line that is lost.</summary>
internal sealed class LogComplaint(string folder, Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    public void Hear(string reason)
    {
        lock (gate)
        {
            if (time.GetUtcNow() < next)
                return;
            next = time.GetUtcNow() + Silence;
        }

        terminal.Error.WriteLine(Printable.Line($"warning: the log files in {folder} cannot be written; the agent works on without them: {reason.Split('\n')[0].Trim()}"));
    }
}
