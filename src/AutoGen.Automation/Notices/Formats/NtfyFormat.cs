using System.Text;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>
/// A topic of ntfy (<c>https://ntfy.sh/my-topic</c>): the message is the body, at most 4096 bytes; title, priority and tags are headers,
/// encoded by RFC 2047. With a picture that is the body, and the message a header.
/// </summary>
internal sealed class NtfyFormat : INoticeFormat
{
    private const int MostMessage = 4096, MostTitle = 250;

    // a header line must stay far below what servers take
    private const int MostHeaderMessage = 1500;

    public string Name => "ntfy";

    /// <summary>What ntfy.sh takes without an account.</summary>
    public long MostPictureBytes => 2 << 20;

    public HttpRequestMessage Write(Uri url, Notice notice, NoticePicture? picture)
    {
        var text = NoticeText.Of(notice);
        var body = string.Join('\n', text.Lines.Select(NoticeWords.Line));
        var request = new HttpRequestMessage(picture is null ? HttpMethod.Post : HttpMethod.Put, url);
        request.Headers.Add("Title", Encoded(NoticeWords.Cut(NoticeWords.Line(text.Title), MostTitle)));
        request.Headers.Add("Priority", text.IsGood ? "3" : "4");
        request.Headers.Add("Tags", text.IsGood ? "white_check_mark" : "warning");
        if (picture is null)
        {
            request.Content = new StringContent(NoticeWords.Cut(body, MostMessage, Encoding.UTF8.GetByteCount), Encoding.UTF8, "text/plain");
            return request;
        }

        request.Headers.Add("Filename", picture.Name);
        request.Headers.Add("Message", Encoded(NoticeWords.Cut(body, MostHeaderMessage, Encoding.UTF8.GetByteCount)));
        request.Content = new ByteArrayContent(picture.Bytes) { Headers = { ContentType = picture.MediaType } };
        return request;
    }

    private static string Encoded(string text) => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
