namespace AutoGen.Protocol.Files;

/// <summary>Names that Windows keeps for devices, whatever the extension.</summary>
internal static class DeviceNames
{
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static bool Contain(string name) => All.Contains(name.Split('.')[0].TrimEnd());
}
