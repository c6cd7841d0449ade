namespace AutoGen.Automation;

/// <summary>The options in force. The configuration may be reloaded while the agent runs: read <see cref="Current"/> when it is needed and keep no copy.</summary>
public sealed class LiveOptions(AutomationOptions initial)
{
    private volatile AutomationOptions current = initial;

    public AutomationOptions Current => current;

    /// <summary>Raised after <see cref="Current"/> has become another one, on the thread that replaced it.</summary>
    public event Action? Changed;

    /// <summary>Puts checked options into force.</summary>
    public void Replace(AutomationOptions next)
    {
        current = next;
        Changed?.Invoke();
    }
}
