using System.Net.Http.Headers;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>A picture that goes along with a notice.</summary>
/// <param name="Name">File name, of letters, digits and <c>. - _</c> only.</param>
/// <param name="Bytes">The whole file.</param>
internal sealed record NoticePicture(string Name, byte[] Bytes)
{
    public MediaTypeHeaderValue MediaType => new(Path.GetExtension(Name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".webp" => "image/webp",
        _ => "image/png",
    });

    /// <summary>The contact sheet of several pictures, else the first one. Null where there is none, it has gone since, or it is too large: the notice goes without it then.</summary>
    public static NoticePicture? Read(DropNotice? drop, long mostBytes) =>
        (drop is { Pictures: > 1 } ? Read(drop.Sheet, mostBytes) : null) ?? Read(drop?.FirstPicture, mostBytes);

    private static NoticePicture? Read(string? path, long mostBytes)
    {
        try
        {
            return path is not null && new FileInfo(path) is { Exists: true } file && file.Length <= mostBytes
                ? new NoticePicture(Portable(file.Name), File.ReadAllBytes(path))
                : null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return null;
        }
    }

    private static string Portable(string name) => string.Concat(name.Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
}
