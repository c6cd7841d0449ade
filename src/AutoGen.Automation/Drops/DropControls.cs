using AutoGen.Automation.Files;

namespace AutoGen.Automation.Drops;

/// <summary>Changes what is wanted of drops, durably and one after another: two changes at once must not undo each other.</summary>
internal sealed class DropControls(DurableFiles files)
{
    private readonly Lock gate = new();

    /// <param name="file">control.json of an unfinished or a kept drop, whose folder is there.</param>
    /// <param name="change">The state to be, from the one that is.</param>
    public DropControl Update(string file, Func<DropControl, DropControl> change)
    {
        lock (gate)
        {
            var control = change(DropControl.Read(file));
            files.WriteJson(file, control);
            return control;
        }
    }
}
