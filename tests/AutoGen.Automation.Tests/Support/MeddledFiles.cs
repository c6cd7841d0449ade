using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Support;

/// <summary>The real file steps, but somebody does something just before a rename.</summary>
internal sealed class MeddledFiles : DurableFiles
{
    public Action? BeforeMove { get; set; }

    public override bool TryMove(string from, string to)
    {
        BeforeMove?.Invoke();
        return base.TryMove(from, to);
    }
}
