using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>convert</c>.</summary>
public sealed record ConvertOptions
{
    [Description("File format that the picture is written in.")]
    public PictureFormat Format { get; init; } = PictureFormat.Jpeg;

    [Description("Quality of JPEG and lossy WebP; JPEG keeps all detail of colours from 90 on.")]
    [Range(1, 100)]
    public int Quality { get; init; } = 90;

    [Description("For WebP: keep every pixel as it is.")]
    public bool Lossless { get; init; }
}
