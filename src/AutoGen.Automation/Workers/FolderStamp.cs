using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Workers;

/// <summary>Tells whether anything in folders has changed: a hash of names, sizes and times. Contents are not read.</summary>
internal static class FolderStamp
{
    private static readonly EnumerationOptions WholeTree = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>Of folders that need not exist, and of whatever else counts.</summary>
    public static string Of(IEnumerable<string> folders, params IEnumerable<string> alsoCounts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in alsoCounts.Concat(folders.SelectMany(Describe)))
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Describe(string folder)
    {
        var root = new DirectoryInfo(folder);
        try
        {
            return root.Exists ? [folder, .. root.EnumerateFiles("*", WholeTree).Select(Describe).Order(StringComparer.Ordinal)] : [folder];
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return [folder, fault.Message]; // it changes under us: another look follows
        }
    }

    private static string Describe(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {(file.Exists ? file.Length : 0)} {file.LastWriteTimeUtc.Ticks}");
}
