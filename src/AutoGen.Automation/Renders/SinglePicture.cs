using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>A picture without a drop, as <c>autogen generate</c> makes it: same care, no records.</summary>
public static class SinglePicture
{
    private static readonly DurableFiles Files = new();

    /// <summary>Where to render to: a hidden file beside the destination, whose folder is created.</summary>
    /// <param name="destination">Absolute path of the picture to be.</param>
    public static Result<string> WorkFileFor(string destination)
    {
        var folder = Path.GetDirectoryName(destination)!;
        try
        {
            Files.CreateFolder(folder);
            var workFile = Path.Combine(folder, $".autogen-{Path.GetRandomFileName()}.png");
            Files.Touch(workFile); // says now, not after the render, that the folder cannot be written to
            return workFile;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, folder, "write pictures to");
        }
    }

    /// <summary>
    /// Renames a flushed work file to its destination and returns the path it got: the destination, or with -2, -3, ...
    /// where that is taken. Never overwrites.
    /// </summary>
    public static Result<string> Commit(string workFile, RenderedPicture picture, string destination)
    {
        try
        {
            if (WorkFile.Check(workFile, picture) is { } problem)
                return problem;
            for (var number = 1; ; number++)
            {
                var path = FileNames.Numbered(destination, number);
                if (!Files.TryMove(workFile, path))
                    continue;
                Files.FlushFolder(Path.GetDirectoryName(path)!);
                return path;
            }
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, destination, "write the picture");
        }
    }
}
