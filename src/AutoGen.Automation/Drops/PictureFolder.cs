using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Drops;

/// <summary>Where in the output folder the pictures of a source go: as its request says, and below that as the source lies in its watch.</summary>
internal static class PictureFolder
{
    /// <summary>Relative to the output folder. A mirrored folder whose name Windows does not take gets the nearest that it does.</summary>
    public static string Of(string source, RenderSettings settings) => Path.Combine(settings.Output ?? "", Mirrored(source));

    /// <summary>Why pictures may not go there; null where they may. Somebody wrote the name: another one would not be found.</summary>
    public static Problem? Check(WatchSettings watch, string source, RenderSettings settings)
    {
        var problem = Confinement.Check(watch.Output, Of(source, settings)) ?? (settings.Output is { } written ? PortableName.Check(written) : null);
        return problem is null ? null : problem with { Key = "output" };
    }

    private static string Mirrored(string source)
    {
        var parts = (Path.GetDirectoryName(source) ?? "").Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        return Path.Combine([.. parts.Select(static part => PortableName.Of(part) == part ? part : FileNames.Portable(part))]);
    }
}
