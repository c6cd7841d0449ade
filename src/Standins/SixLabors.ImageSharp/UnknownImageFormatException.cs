namespace SixLabors.ImageSharp;

/// <summary>The format was not recognised, or this stand-in cannot read it.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    public UnknownImageFormatException(string errorMessage) : base(errorMessage)
    {
    }
}
