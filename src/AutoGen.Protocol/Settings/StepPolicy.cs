using System.Text.Json;

namespace AutoGen.Protocol.Settings;

/// <summary>What becomes of a render when one of its post-processors fails.</summary>
public enum StepPolicy
{
    /// <summary>The render fails.</summary>
    Fail,

    /// <summary>The step is left out, and the others go on.</summary>
    Skip,

    /// <summary>No step counts: the picture is written as the model made it.</summary>
    Unprocessed,
}

/// <summary>The option in which a request says it. Every post-processor takes it; the host reads it, a plugin never sees it.</summary>
public static class StepPolicies
{
    /// <summary>Its name, which no plugin may give to an option of its own.</summary>
    public const string Key = "onFailure";

    /// <summary>The option as data.</summary>
    public static SettingDescription Setting { get; } = new(Key, SettingKind.Text, "What happens where this step fails: fail the render, skip the step, or write the unprocessed picture.")
    {
        Allowed = [.. Enum.GetNames<StepPolicy>().Select(JsonNamingPolicy.CamelCase.ConvertName)],
        Default = "fail",
    };

    /// <summary>What a step of a checked request says.</summary>
    public static StepPolicy Of(NamedOptions step) =>
        step.Options[Key]?.GetValue<string>() is { } written && Enum.TryParse<StepPolicy>(written, ignoreCase: true, out var policy) ? policy : StepPolicy.Fail;

    /// <summary>The step as the plugin takes it.</summary>
    public static NamedOptions Without(NamedOptions step)
    {
        if (!step.Options.ContainsKey(Key))
            return step;
        var options = step.Options.DeepClone().AsObject();
        options.Remove(Key);
        return new NamedOptions(step.Name, options);
    }
}
