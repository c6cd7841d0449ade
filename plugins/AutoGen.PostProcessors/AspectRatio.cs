using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace AutoGen.PostProcessors;

/// <summary>The shape of a picture as options write it: <c>16:9</c>, <c>3:2</c>, <c>1.85:1</c>.</summary>
internal static class AspectRatio
{
    /// <summary>Width / height, from the form that <see cref="AspectAttribute"/> checks.</summary>
    public static double Parse(string text)
    {
        var parts = text.Split(':');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}

/// <summary>Checks that a text is an aspect ratio between 1:100 and 100:1.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AspectAttribute : RegularExpressionAttribute
{
    /// <summary>WIDTH:HEIGHT.</summary>
    public AspectAttribute()
        : base(@"^\d{1,5}(\.\d{1,5})?:\d{1,5}(\.\d{1,5})?$") => ErrorMessage = "it is not an aspect ratio of the form 16:9, from 1:100 to 100:1.";

    /// <inheritdoc/>
    public override bool IsValid(object? value) => base.IsValid(value) && (value is not string text || AspectRatio.Parse(text) is >= 0.01 and <= 100);
}
