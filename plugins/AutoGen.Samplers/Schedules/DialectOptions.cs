using System.ComponentModel;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of schedules that differ from tool to tool.</summary>
public record DialectOptions
{
    /// <value>Whose variant. Default: the request's dialect; autogen is A1111's.</value>
    [Description("Whose variant; autogen is A1111's.")]
    public Dialect Dialect { get; init; }

    internal bool IsComfyui => Dialect == Dialect.Comfyui;
}
