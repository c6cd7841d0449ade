using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AutoGen.Automation.Files;
using Microsoft.Extensions.Configuration;

namespace AutoGen.Automation.Notices;

/// <summary>
/// Values that nobody may see, by the names under which the configuration speaks of them: from the environment, else from
/// .NET user secrets (<c>autogen</c>), else from <c>secrets.json</c> of the data folder. Looked up anew each time; what was ever given out is
/// taken out of every text that leaves through <see cref="Redact"/>.
/// </summary>
internal sealed partial class Secrets(DataFolder data)
{
    /// <summary>Id of the user secrets: <c>dotnet user-secrets set NAME VALUE --id autogen</c>.</summary>
    private const string UserSecretsId = "autogen";

    private const string File = "secrets.json";
    private const string Hidden = "***";

    /// <summary>Shorter ones would tear holes into every text.</summary>
    private const int ShortestHidden = 4;

    /// <summary>Of an address, what is shorter is a word such as "hooks", or "webhooks", and no token.</summary>
    private const int ShortestPart = 9;

    private readonly ConcurrentDictionary<string, byte> known = new();

    /// <summary>Whether a text may be the name of one, and is not one itself by mistake.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Null where there is none, or it is empty.</summary>
    public string? Find(string name)
    {
        if (Read(name) is not { Length: > 0 } value)
            return null;
        Hide(value);
        return value;
    }

    /// <summary>From now on this is a secret too.</summary>
    public void Hide(string value)
    {
        if (value.Length >= ShortestHidden)
            known.TryAdd(value, 0);
    }

    /// <summary>From now on what stands behind the host of an address is a secret too, whole and in its parts.</summary>
    public void HideParts(Uri url)
    {
        if (url.PathAndQuery.Length > 1)
            Hide(url.PathAndQuery);
        foreach (var part in url.PathAndQuery.Split('/', '?', '&', '=').Where(static part => part.Length >= ShortestPart))
            Hide(part);
    }

    /// <summary>The beginning of a text that was cut, without any secret, and without what may be the first half of one.</summary>
    public string RedactBeginning(string text)
    {
        var redacted = Redact(text);
        return redacted[..Math.Max(0, redacted.Length - known.Keys.Select(static value => value.Length).DefaultIfEmpty().Max())];
    }

    /// <summary>The text without any secret.</summary>
    public string Redact(string text) =>
        known.Keys.OrderByDescending(static value => value.Length).Aggregate(text, static (left, value) => left.Replace(value, Hidden, StringComparison.OrdinalIgnoreCase));

    private string? Read(string name)
    {
        if (Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } own) // also one with "__" in its name, which means something to a configuration
            return own;
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(data.FullPath, File), optional: true)
                .AddUserSecrets(UserSecretsId)
                .AddEnvironmentVariables()
                .Build()[name]?.Trim();
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException || IoProblem.Is(fault))
        {
            return Environment.GetEnvironmentVariable(name); // a damaged file holds no secret
        }
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
    private static partial Regex Name();
}
