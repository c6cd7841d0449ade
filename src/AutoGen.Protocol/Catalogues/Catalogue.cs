using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Catalogues;

/// <summary>Everything a request may name. Requests are validated against it without loading plugins or models.</summary>
public sealed record Catalogue
{
    public IReadOnlyList<ModelEntry> Models { get; init; } = [];

    public IReadOnlyList<SamplerEntry> Samplers { get; init; } = [];

    public IReadOnlyList<ScheduleEntry> Schedules { get; init; } = [];

    public IReadOnlyList<GuidanceEntry> Guidance { get; init; } = [];

    public IReadOnlyList<PostProcessorEntry> PostProcessors { get; init; } = [];

    public IReadOnlyList<PluginEntry> Plugins { get; init; } = [];
}

/// <summary>A model folder. One with problems is listed, and refused with them when a request names it.</summary>
/// <param name="Name">Folder name.</param>
/// <param name="Path">Absolute path.</param>
public sealed record ModelEntry(string Name, string Path)
{
    /// <summary>For example <c>Stable Diffusion 1.x (ONNX)</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Pixels of the width and height it was trained for.</summary>
    public int NativeSize { get; init; }

    /// <summary>Pixels per latent pixel; widths and heights are multiples of it.</summary>
    public int Factor { get; init; } = 8;

    /// <summary>Size of its files.</summary>
    public long Bytes { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>A sampler that a plugin added.</summary>
public sealed record SamplerEntry(string Name, string Plugin)
{
    /// <summary>The method it belongs to; empty where its plugin says none.</summary>
    public string Family { get; init; } = "";

    public int Order { get; init; }

    public bool Stochastic { get; init; }

    public int EvaluationsPerStep { get; init; }

    public string DefaultSchedule { get; init; } = "uniform";

    public IReadOnlyList<SettingDescription> Options { get; init; } = [];
}

/// <summary>A step schedule that a plugin added.</summary>
public sealed record ScheduleEntry(string Name, string Plugin)
{
    public IReadOnlyList<SettingDescription> Options { get; init; } = [];
}

/// <summary>A guidance that a plugin added.</summary>
public sealed record GuidanceEntry(string Name, string Plugin)
{
    public IReadOnlyList<SettingDescription> Options { get; init; } = [];
}

/// <summary>A post-processor that a plugin added.</summary>
public sealed record PostProcessorEntry(string Name, string Plugin)
{
    public IReadOnlyList<SettingDescription> Options { get; init; } = [];
}

/// <summary>A plugin folder and what became of it.</summary>
public sealed record PluginEntry(string Name, string Path, PluginStatus Status)
{
    public string? Version { get; init; }

    /// <summary>Why it is not active.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What it added: <c>sampler euler</c>, <c>post-processor resize</c> ...</summary>
    public IReadOnlyList<string> Adds { get; init; } = [];
}

public enum PluginStatus
{
    /// <summary>Loaded and registered.</summary>
    Active,

    /// <summary>Left out by the configuration.</summary>
    Disabled,

    /// <summary>Built against another contract than this host's.</summary>
    NotSupported,

    /// <summary>Could not be loaded or registered.</summary>
    Malfunctioned,
}
