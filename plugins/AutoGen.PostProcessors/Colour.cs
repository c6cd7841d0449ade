using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>A colour as options write it.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Alpha">255 = opaque.</param>
internal readonly record struct Colour(byte Red, byte Green, byte Blue, byte Alpha)
{
    public bool IsOpaque => Alpha == 255;

    /// <summary>From the form that <see cref="ColourAttribute"/> checks.</summary>
    public static Colour Parse(string text)
    {
        var parts = Convert.FromHexString(text.AsSpan(1));
        return new Colour(parts[0], parts[1], parts[2], parts.Length == 4 ? parts[3] : (byte)255);
    }
}

/// <summary>Checks that a text is a colour.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColourAttribute : RegularExpressionAttribute
{
    /// <summary>#rrggbb or #rrggbbaa.</summary>
    public ColourAttribute()
        : base("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$") => ErrorMessage = "it is not a colour of the form #rrggbb or #rrggbbaa.";
}
