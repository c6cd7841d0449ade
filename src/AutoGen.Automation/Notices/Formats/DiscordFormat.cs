using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>
/// A webhook of Discord: one embed, whose limits are 256 units of title and 4096 of description (Discord's "Embed Limits"). Nobody is
/// ever mentioned, and no text is read as markdown.
/// </summary>
internal sealed class DiscordFormat : INoticeFormat
{
    private const int MostTitle = 256, MostDescription = 4096;
    private const int Green = 0x2E8B57, Red = 0xC0392B;
    private const string Marks = "\\*_~`|>#-[]()<@:";

    public string Name => "discord";

    /// <summary>The files of one message have at most 10 MiB; some of that is the text's.</summary>
    public long MostPictureBytes => 9 << 20;

    public HttpRequestMessage Write(Uri url, Notice notice, NoticePicture? picture)
    {
        var json = Encoding.UTF8.GetBytes(Message(notice, picture).ToJsonString());
        return picture is null ? AutogenFormat.Post(url, json) : new HttpRequestMessage(HttpMethod.Post, url) { Content = Parts(json, picture) };
    }

    private static JsonObject Message(Notice notice, NoticePicture? picture)
    {
        var text = NoticeText.Of(notice);
        var embed = new JsonObject
        {
            ["title"] = NoticeWords.Cut(Plain(NoticeWords.Line(text.Title)), MostTitle),
            ["description"] = NoticeWords.Cut(string.Join('\n', text.Lines.Select(static line => Plain(NoticeWords.Line(line)))), MostDescription),
            ["color"] = text.IsGood ? Green : Red,
            ["timestamp"] = notice.Timestamp.ToString("O", CultureInfo.InvariantCulture),
        };
        if (picture is not null)
            embed["image"] = new JsonObject { ["url"] = $"attachment://{picture.Name}" };
        return new JsonObject
        {
            ["embeds"] = new JsonArray(embed),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
    }

    private static MultipartFormDataContent Parts(byte[] json, NoticePicture picture) => new()
    {
        { new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, "payload_json" },
        { new ByteArrayContent(picture.Bytes) { Headers = { ContentType = picture.MediaType } }, "files[0]", picture.Name },
    };

    private static string Plain(string text) => string.Concat(text.Select(static letter => Marks.Contains(letter) ? $"\\{letter}" : $"{letter}"));
}
