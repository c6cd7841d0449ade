using System.Net;
using System.Net.Sockets;

namespace AutoGen.Tests.Shared;

/// <summary>A real web server on this machine that keeps what it is sent, and answers as a test says.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly List<LoopbackRequest> requests = [];
    private readonly Task serving;

    public LoopbackServer()
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>With a slash at its end.</summary>
    public string Address { get; }

    /// <summary>The answer to a request; 200 unless a test says otherwise.</summary>
    public Func<LoopbackRequest, LoopbackAnswer> Answer { get; set; } = static _ => new LoopbackAnswer(200);

    /// <summary>Requests are answered when this is done.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public IReadOnlyList<LoopbackRequest> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    /// <summary>A port of this machine where nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Abort();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException or IOException)
            {
                if (!listener.IsListening)
                    return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers.AllKeys.OfType<string>().ToDictionary(static name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        var request = new LoopbackRequest(context.Request.HttpMethod, context.Request.Url!.PathAndQuery, headers, body.ToArray());
        lock (requests)
            requests.Add(request);
        await Hold;
        var answer = Answer(request);
        context.Response.StatusCode = answer.Code;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.OutputStream.WriteAsync(answer.Body);
        context.Response.Close();
    }
}

/// <summary>What was sent.</summary>
internal sealed record LoopbackRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

internal sealed record LoopbackAnswer(int Code, string Text = "")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[] Body => System.Text.Encoding.UTF8.GetBytes(Text);
}
