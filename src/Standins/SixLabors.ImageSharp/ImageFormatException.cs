namespace SixLabors.ImageSharp;

/// <summary>The input is not a picture that can be read.</summary>
public class ImageFormatException : Exception
{
    internal ImageFormatException(string errorMessage, Exception? innerException = null) : base(errorMessage, innerException)
    {
    }
}
