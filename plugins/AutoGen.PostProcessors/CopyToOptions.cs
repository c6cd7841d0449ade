using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>copy_to</c>.</summary>
public sealed record CopyToOptions
{
    [Required(ErrorMessage = "a folder is needed.")]
    [Description("Folder that gets a copy of the picture as it is at this step; relative paths start at the output folder. For several folders the step stands several times.")]
    public string Folder { get; init; } = "";
}
