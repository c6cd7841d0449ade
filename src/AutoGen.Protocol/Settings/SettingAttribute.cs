namespace AutoGen.Protocol.Settings;

/// <summary>
/// Describes one setting on its property of <see cref="RenderSettings"/>. The settings reference, the JSON schema, the
/// CLI options and the validation are all made from it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string description) : Attribute
{
    /// <summary>One sentence: what it does.</summary>
    public string Description { get; } = description;

    /// <summary>Smallest allowed number; NaN = no bound.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>Largest allowed number; NaN = no bound.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>The number must be a multiple of this; 0 = any.</summary>
    public int MultipleOf { get; init; }

    /// <summary>Unit of the number, for example <c>pixels</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>What holds where nothing is said, as text for people.</summary>
    public string? Default { get; init; }

    /// <summary>The only texts allowed; null = any.</summary>
    public string[]? Allowed { get; init; }

    /// <summary>Texts that are known but not built yet: rejected by name, never ignored.</summary>
    public string[]? Planned { get; init; }

    /// <summary>False for a setting that is known but not built yet: it is rejected by name, never ignored.</summary>
    public bool Built { get; init; } = true;

    /// <summary>What to do as long as it is not built, as a sentence.</summary>
    public string? Instead { get; init; }
}
