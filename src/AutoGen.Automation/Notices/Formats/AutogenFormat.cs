using System.Net.Http.Headers;
using System.Text.Json;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices.Formats;

/// <summary>AutoGen's own: all that is known, as JSON, in the shape that Standard Webhooks recommends (docs/notices.md).</summary>
internal sealed class AutogenFormat : INoticeFormat
{
    public string Name => "autogen";

    public long MostPictureBytes => 0;

    public HttpRequestMessage Write(Uri url, Notice notice, NoticePicture? picture)
    {
        var body = new { notice.Type, notice.Timestamp, Data = new { notice.Machine, notice.Drop, notice.Health } };
        return Post(url, JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Options));
    }

    /// <summary>A request with a JSON body.</summary>
    public static HttpRequestMessage Post(Uri url, byte[] json) => new(HttpMethod.Post, url)
    {
        Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };
}
