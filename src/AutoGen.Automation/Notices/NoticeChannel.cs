namespace AutoGen.Automation.Notices;

/// <summary>A web address that hears what happens. Its secrets are named here, and looked up when they are needed.</summary>
/// <param name="Name">Unique: letters, digits, <c>-</c> and <c>_</c>.</param>
public sealed record NoticeChannel(string Name)
{
    /// <summary>Longest time limit, in seconds.</summary>
    internal const double MostSeconds = 120;

    /// <summary><c>autogen</c> (the default), <c>discord</c>, <c>slack</c> or <c>ntfy</c>.</summary>
    public string Format { get; init; } = "autogen";

    /// <summary>The address where nothing in it is secret; null where <see cref="UrlSecret"/> names it.</summary>
    public string? Url { get; init; }

    /// <summary>Name of the secret that holds the address.</summary>
    public string? UrlSecret { get; init; }

    /// <summary>Name of the secret that holds the key of the signature; null: not signed.</summary>
    public string? SigningSecret { get; init; }

    /// <summary>Name of the secret that holds an access token, sent as <c>Authorization: Bearer</c>; null: none.</summary>
    public string? TokenSecret { get; init; }

    /// <summary>What it hears, of <see cref="NoticeEvents.All"/>; null: all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Whether a picture of the drop goes along, where the format can take one.</summary>
    public bool Picture { get; init; }

    /// <summary>How long a delivery may take, in seconds. 1 to 120; default 10.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>The configuration file that says so, for messages.</summary>
    public string? Origin { get; init; }

    /// <summary>Lines of the keys in <see cref="Origin"/>, for messages.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>Where it leads, without what may be secret in it.</summary>
    public string Place => UrlSecret is { } secret ? $"secret {(Notices.Secrets.IsName(secret) ? secret : "?")}"
        : Uri.TryCreate(Url, UriKind.Absolute, out var url) ? $"{url.Scheme}://{url.Authority}" // without a password before the host
        : "?";

    /// <summary>Names of the secrets that it needs.</summary>
    internal IEnumerable<string> Secrets => new[] { UrlSecret, SigningSecret, TokenSecret }.OfType<string>().Where(Notices.Secrets.IsName); // what is no name may be a secret itself

    internal bool Hears(string type) => Events?.Contains(type) ?? true;
}
