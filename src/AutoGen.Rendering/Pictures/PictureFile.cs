namespace AutoGen.Rendering.Pictures;

/// <summary>A written file: its hash in lower-case hex, and its size.</summary>
internal sealed record PictureFile(string Sha256, long Bytes);
