namespace SixLabors.ImageSharp;

/// <summary>The format was recognised, the content is damaged.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    public InvalidImageContentException(string errorMessage) : base(errorMessage)
    {
    }

    public InvalidImageContentException(string errorMessage, Exception innerException) : base(errorMessage, innerException)
    {
    }
}
