using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace FooBar.Chaos.Load;

/// <summary>The site, by its front door: HTTPS through the load balancer, as browsers come.</summary>
internal sealed class FrontDoor : IDisposable
{
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="site">The site's address.</param>
    /// <param name="time">The clock for timeouts.</param>
    public FrontDoor(Uri site, TimeProvider time)
    {
        _time = time;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            // The development certificate, which this machine need not trust.
            SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=localhost" },
        })
        {
            BaseAddress = site,
            DefaultRequestVersion = HttpVersion.Version20,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Asks for a page.</summary>
    public Task<Answer> GetAsync(string path, string? token, TimeSpan patience) => SendAsync(
        () =>
        {
            var request = Request(HttpMethod.Get, path);
            if (token is not null)
            {
                request.Headers.Add("Consistency-Token", token);
            }

            return request;
        },
        patience);

    /// <summary>Starts a thread.</summary>
    public Task<Answer> PostAsync(string title, string key, TimeSpan patience) => SendAsync(
        () =>
        {
            var request = Request(HttpMethod.Post, "/api/threads");
            request.Headers.Add("Idempotency-Key", key);
            request.Content = JsonContent.Create(new Dictionary<string, string> { ["title"] = title, ["body"] = key, ["author"] = "chaos" });
            return request;
        },
        patience);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, path) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };

    private async Task<Answer> SendAsync(Func<HttpRequestMessage> create, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, _time);
        try
        {
            using var request = create();
            using var response = await _client.SendAsync(request, deadline.Token);
            var body = await response.Content.ReadAsStringAsync(deadline.Token);
            return new((int)response.StatusCode, body, Header(response.Headers, "Consistency-Token"), Header(response.Headers, "X-Served-By"), Header(response.Headers, "X-Database"), response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException broken)
        {
            return new(null, $"{broken.HttpRequestError}: {broken.InnerException?.Message ?? broken.Message}");
        }
        catch (OperationCanceledException)
        {
            return new(null, FormattableString.Invariant($"no answer within {patience.TotalSeconds} s"));
        }
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.Last().Split(',', StringSplitOptions.TrimEntries)[^1] : null;
}
