using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Support;

/// <summary>The real file steps, but somebody does something just before a rename, or before a folder is made.</summary>
internal sealed class MeddledFiles : DurableFiles
{
    public Action? BeforeMove { get; set; }

    public Action? BeforeCreate { get; set; }

    public override void CreateFolder(string folder)
    {
        BeforeCreate?.Invoke();
        base.CreateFolder(folder);
    }

    public override bool TryMove(string from, string to)
    {
        BeforeMove?.Invoke();
        return base.TryMove(from, to);
    }
}
