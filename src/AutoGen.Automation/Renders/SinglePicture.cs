using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>A picture without a drop, as <c>autogen generate</c> makes it: same care, no records.</summary>
public static class SinglePicture
{
    private static readonly DurableFiles Files = new();
    private static readonly PicturePlacing Placing = new(Files);

    /// <summary>Where to render to: a hidden file beside the destination, whose folder is created.</summary>
    /// <param name="destination">Absolute path of the picture to be.</param>
    public static Result<string> WorkFileFor(string destination)
    {
        if (OperatingSystem.IsWindows() && PortableName.Check(destination) is { } wrong)
            return wrong; // a:b.png would be a stream of a, aux.png a device
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
    /// Renames a flushed work file, and what belongs to it, to its destination and returns the path it got: the destination
    /// with the extension of its format, or with -2, -3, ... where that is taken. Never overwrites.
    /// </summary>
    public static Result<string> Commit(string workFile, RenderedPicture picture, string destination)
    {
        var wanted = Path.ChangeExtension(destination, picture.Format.Extension());
        var record = PicturePlacing.Plan(1, 1, workFile, wanted, picture);
        try
        {
            if (WorkFile.Check(workFile, picture) is { } problem)
                return problem;
            record = Placing.MakeCopies(record, static _ => null, static _ => true);
            for (var number = 1; ; number++)
            {
                if (PicturePlacing.Named(record, wanted, number) is { } named && Placing.TryMove(named))
                    return Result<string>.Ok(named.Destination, named.Warnings);
            }
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Placing.Abandon(record);
            return IoProblem.From(fault, wanted, "write the picture");
        }
    }

    /// <summary>Removes what is left of work files, whether there is anything or not.</summary>
    public static void Sweep(string workFile)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(workFile)!, Path.GetFileName(workFile) + "*"))
            Files.Delete(left);
    }
}
