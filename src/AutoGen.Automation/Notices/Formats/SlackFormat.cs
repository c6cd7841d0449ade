using System.Text;
using System.Text.Json.Nodes;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>
/// An incoming webhook of Slack: a header of at most 150 units and a section of at most 3000, both plain text, and the text of the
/// notification. <c>&amp; &lt; &gt;</c> are escaped as Slack wants it, so nothing is a link or a mention.
/// </summary>
internal sealed class SlackFormat : INoticeFormat
{
    private const int MostHeader = 150, MostSection = 3000;

    public string Name => "slack";

    /// <summary>An incoming webhook takes no files.</summary>
    public long MostPictureBytes => 0;

    public HttpRequestMessage Write(Uri url, Notice notice, NoticePicture? picture)
    {
        var text = NoticeText.Of(notice);
        var title = $"{(text.IsGood ? "✅" : "❌")} {NoticeWords.Line(text.Title)}";
        var body = string.Join('\n', text.Lines.Select(NoticeWords.Line));
        var message = new JsonObject
        {
            ["text"] = Fit(title, MostSection),
            ["blocks"] = new JsonArray(
                new JsonObject { ["type"] = "header", ["text"] = Plain(title, MostHeader) },
                new JsonObject { ["type"] = "section", ["text"] = Plain(body, MostSection) }),
            ["unfurl_links"] = false,
        };
        return AutogenFormat.Post(url, Encoding.UTF8.GetBytes(message.ToJsonString()));
    }

    private static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = Fit(text, most), ["emoji"] = false };

    /// <summary>Cut first: half an escape would be shown.</summary>
    private static string Fit(string text, int most) => Escaped(NoticeWords.Cut(text, most, static part => Escaped(part).Length));

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
