using System.Text;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Draws nothing: each small picture is its file, the sheet the captions. A picture that is gone cannot be shown.</summary>
internal sealed class SmallSheets : IContactSheetMaker
{
    public Result<ContactSheet> Draw(IReadOnlyList<SheetEntry> pictures) => new ContactSheet(
        Encoding.UTF8.GetBytes(string.Join(", ", pictures.Select(static picture => picture.Caption))),
        [.. pictures.Select(static picture => File.Exists(picture.Path) ? File.ReadAllBytes(picture.Path) : null)]);
}
