namespace SixLabors.ImageSharp.Processing.Processors;

/// <summary>One operation. Only the stand-in's own ones can be applied.</summary>
public interface IImageProcessor
{
}
