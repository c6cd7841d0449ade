namespace AutoGen.Protocol.Settings;

/// <summary>The JSON form of a setting or plugin option.</summary>
public enum SettingKind
{
    Text,
    Integer,
    Number,
    Flag,

    /// <summary>A name, or an object with <c>name</c> and that plugin's options beside it.</summary>
    Named,

    /// <summary>A list of <see cref="Named"/>.</summary>
    NamedList,

    /// <summary>An object or list of a setting that is not built yet.</summary>
    Structure,
}
