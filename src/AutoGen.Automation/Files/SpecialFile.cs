using System.Runtime.InteropServices;

namespace AutoGen.Automation.Files;

/// <summary>Tells pipes, sockets and devices from files: .NET does not, and opening a pipe blocks.</summary>
internal static class SpecialFile
{
    private const int CurrentFolder = -100, NoFollow = 0x100;
    private const uint AskType = 1;
    private const int ModeOffset = 28, Size = 256; // of struct statx, which is the same on every processor
    private const int TypeMask = 0xF000, Regular = 0x8000, Folder = 0x4000, Link = 0xA000;

    public static bool Is(string path)
    {
        var answer = new byte[Size];
        return OperatingSystem.IsLinux()
            && Stat(CurrentFolder, path, NoFollow, AskType, answer) == 0
            && (BitConverter.ToUInt16(answer, ModeOffset) & TypeMask) is not (Regular or Folder or Link);
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Stat(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] answer);
}
