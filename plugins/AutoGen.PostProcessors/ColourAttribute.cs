using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Checks that a text is a colour.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColourAttribute : RegularExpressionAttribute
{
    /// <summary>#rrggbb or #rrggbbaa.</summary>
    public ColourAttribute()
        : base("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$") => ErrorMessage = "it is not a colour of the form #rrggbb or #rrggbbaa.";
}
