namespace AutoGen.Agent.Checks;

/// <summary>Whether the folders can be used, and how much room there is.</summary>
internal static class FolderChecks
{
    private const string Area = "folders";
    private const long LittleSpace = 1L << 30;

    public static IEnumerable<Check> Run(Places places, IEnumerable<string> watchedFolders)
    {
        yield return new Check(Area, "installation", CheckState.Ok, places.Installation);
        yield return Writable("data", places.Data);
        if (places.Workspace is { } workspace)
            yield return Writable("workspace", workspace);
        foreach (var folder in watchedFolders)
            yield return Writable("watched or output", folder);
    }

    private static Check Writable(string name, string folder)
    {
        var existing = folder;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
            existing = parent;
        if (!Directory.Exists(existing))
            return new Check(Area, name, CheckState.Error, $"{folder}: {existing} is not a folder") { Remedy = "Name another folder." };

        try
        {
            var probe = Path.Combine(existing, $".autogen-doctor-{Environment.ProcessId}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Check(Area, name, CheckState.Error, $"{folder}: cannot be written: {fault.Message}") { Remedy = "Give this user the right to write there, or choose another folder." };
        }

        return Space(name, existing == folder ? folder : $"{folder} (will be made)", new DriveInfo(existing).AvailableFreeSpace);
    }

    internal static Check Space(string name, string detail, long free) => free < LittleSpace
        ? new Check(Area, name, CheckState.Warning, $"{detail}, {Size.Text(free)} free") { Remedy = "Make room: a full disk stops every render." }
        : new Check(Area, name, CheckState.Ok, $"{detail}, {Size.Text(free)} free");
}
