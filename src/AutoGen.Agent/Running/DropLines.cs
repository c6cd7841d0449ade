using System.Globalization;
using AutoGen.Automation.Drops;

namespace AutoGen.Agent.Running;

/// <summary>One line for every accepted drop, finished picture and finished drop.</summary>
internal sealed class DropLines(Terminal terminal, TimeProvider time) : IDropObserver
{
    /// <summary>Of a drop; a cancelled one may have thousands that say the same.</summary>
    private const int MostProblems = 20;

    public void Accepted(AcceptedDrop drop) =>
        Say(drop.Renders == 0 ? $"refused   {drop.Source} ({drop.Watch})" : $"accepted  {drop.Source} ({drop.Watch}): {Pictures(drop.Renders)}");

    public void PictureFinished(FinishedPicture picture) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"picture   {picture.Path} ({picture.Number} of {picture.Renders}, {picture.Seconds:0.0} s)"));

    public void Finished(FinishedDrop drop)
    {
        Say($"{(drop.Succeeded ? "done    " : "failed  ")}  {drop.Source}: {Pictures(drop.Pictures)}, report {drop.Page ?? drop.Report}");
        foreach (var problem in drop.Problems.Take(MostProblems))
            Say($"          {problem}");
        if (drop.Problems.Count > MostProblems)
            Say(string.Create(CultureInfo.InvariantCulture, $"          and {drop.Problems.Count - MostProblems:N0} more; the report has them all"));
    }

    private static string Pictures(int count) => count == 1 ? "1 picture" : $"{count} pictures";

    // one write a line: drops of several watches speak at once
    private void Say(string text) =>
        terminal.Output.WriteLine(time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture) + "  " + Printable.Line(text));
}
