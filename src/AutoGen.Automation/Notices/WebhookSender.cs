using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AutoGen.Automation.Notices.Formats;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>Sends a notice to a channel, once. Nothing that it says names an address or a secret.</summary>
internal sealed class WebhookSender(Secrets secrets, TimeProvider time) : IDisposable
{
    /// <summary>Letters of an answer that are told, and bytes that are read of it: it is cut only when no secret is in it any more.</summary>
    private const int MostAnswer = 200, MostRead = 4096;

    // no redirects: a POST that is redirected is not what the other side got
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // by the injected clock
        MaxResponseContentBufferSize = 1 << 20,
    };

    public async Task<Delivery> SendAsync(NoticeChannel channel, Notice notice, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(channel.Seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (request, problem) = await RequestAsync(channel, notice, either.Token);
            if (problem is not null)
                return new Delivery.Later(problem);
            using (request)
            {
                using var response = await http.SendAsync(request!, HttpCompletionOption.ResponseHeadersRead, either.Token);
                return await JudgeAsync(channel, response, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery.Later(NoticeProblems.TimedOut(channel.Name, channel.Seconds));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or NotSupportedException or InvalidOperationException)
        {
            return new Delivery.Later(NoticeProblems.Unreachable(channel.Name, secrets.Redact(fault.GetBaseException().Message)));
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<(HttpRequestMessage? Request, Problem? Problem)> RequestAsync(NoticeChannel channel, Notice notice, CancellationToken cancellationToken)
    {
        var (url, wrong) = Address(channel);
        if (url is null)
            return (null, wrong);
        var format = NoticeFormats.Find(channel.Format)!;
        var request = format.Write(url, notice, channel.Picture ? NoticePicture.Read(notice.Drop, format.MostPictureBytes) : null);
        var problem = Authorise(channel, request) ?? await SignAsync(channel, notice, request, cancellationToken);
        if (problem is null)
            return (request, null);
        request.Dispose();
        return (null, problem);
    }

    private (Uri? Url, Problem? Problem) Address(NoticeChannel channel)
    {
        var text = channel.UrlSecret is { } name ? secrets.Find(name) : channel.Url;
        if (text is null)
            return (null, NoticeProblems.SecretMissing(channel.Name, channel.UrlSecret!));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return (null, NoticeProblems.SecretWrong(channel.Name, channel.UrlSecret ?? "url", "an http or https address"));
        secrets.HideParts(url); // tokens stand there
        return (url, null);
    }

    private Problem? Authorise(NoticeChannel channel, HttpRequestMessage request)
    {
        if (channel.TokenSecret is not { } name)
            return null;
        if (secrets.Find(name) is not { } token)
            return NoticeProblems.SecretMissing(channel.Name, name);
        if (token.Any(static letter => letter is <= ' ' or > '~'))
            return NoticeProblems.SecretWrong(channel.Name, name, "a token of ASCII letters");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return null;
    }

    private async Task<Problem?> SignAsync(NoticeChannel channel, Notice notice, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        request.Headers.Add(WebhookSignature.IdHeader, notice.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Seconds(now));
        if (channel.SigningSecret is not { } name)
            return null;
        if (secrets.Find(name) is not { } text)
            return NoticeProblems.SecretMissing(channel.Name, name);
        if (WebhookSignature.Key(text) is not { } key)
            return NoticeProblems.SecretWrong(channel.Name, name, WebhookSignature.KeyForm);
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(key, notice.Id, now, body));
        return null;
    }

    private async Task<Delivery> JudgeAsync(NoticeChannel channel, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return new Delivery.Done();
        var problem = NoticeProblems.Refused(channel.Name, response.StatusCode, await AnswerAsync(response, cancellationToken));
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Gone or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity)
            return new Delivery.Never(problem); // it will not like this notice any better later
        var after = response.Headers.RetryAfter;
        return new Delivery.Later(problem, after?.Delta ?? after?.Date - time.GetUtcNow());
    }

    private async Task<string> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[MostRead];
        var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var text = Encoding.UTF8.GetString(bytes, 0, count);
        var told = NoticeWords.Line(count < bytes.Length ? secrets.Redact(text) : secrets.RedactBeginning(text)).Trim();
        return told.Length <= MostAnswer ? told : told[..MostAnswer];
    }
}
