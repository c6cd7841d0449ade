using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AutoGen.Automation.Reports;

/// <summary>
/// A piece of HTML. It is only ever made from a template of ours, and whatever a template takes in is escaped unless it is HTML
/// itself: prompts, paths and messages are whatever somebody wrote.
/// </summary>
internal readonly record struct Html
{
    private readonly string markup;

    private Html(string markup) => this.markup = markup;

    public static Html Nothing { get; } = new("");

    /// <summary>A template: <c>Html.Of($"&lt;p&gt;{prompt}&lt;/p&gt;")</c>.</summary>
    public static Html Of(FormattableString template) => new(template.ToString(Escaping.Instance));

    /// <summary>Text of ours that is no HTML, such as a style sheet, and must not be escaped.</summary>
    public static Html Trusted(string resource) => new(resource);

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(static part => part.markup)));

    /// <summary>The template for a value that is there; nothing for null.</summary>
    public static Html If<T>(T? value, Func<T, Html> template)
        where T : class => value is null ? Nothing : template(value);

    public override string ToString() => markup;

    private sealed class Escaping : IFormatProvider, ICustomFormatter
    {
        /// <summary>Letters of all languages stay as they are; only what means something in HTML, and what cannot be seen, is escaped.</summary>
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public static Escaping Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Html html => html.markup,
            IFormattable value => Encoder.Encode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => Encoder.Encode(arg?.ToString() ?? ""),
        };
    }
}
