using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aspire.Hosting.Dcp.Session;
using Aspire.Hosting.Dcp.Wire;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>The orchestrator's REST API.</summary>
internal sealed class DcpClient : IDisposable
{
    private const string Root = "apis/" + DcpKind.ApiVersion;
    private const int MaxAttempts = 6;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public DcpClient(Kubeconfig kubeconfig, TimeProvider time)
    {
        _time = time;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(kubeconfig.Authority);
        var handler = new SocketsHttpHandler
        {
            // Each stream has a connection of its own, so a slow reader of one log holds up nobody else.
            MaxConnectionsPerServer = int.MaxValue,
            UseProxy = false,
            // Its traffic is this application's own plumbing; it has no place in a user's trace.
            ActivityHeadersPropagator = null,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust },
        };
        _http = new HttpClient(handler) { BaseAddress = kubeconfig.Server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", kubeconfig.Token);
    }

    /// <summary>Whether the API answers by now.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync("admin/execution", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded)
        {
            return false;
        }
    }

    public Task CreateAsync<T>(DcpKind kind, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"{Root}/{kind.Plural}") { Content = JsonContent.Create(value, type) }, cancellationToken);

    public async Task<IReadOnlyList<T>> ListAsync<T>(DcpKind kind, JsonTypeInfo<ObjectList<T>> type, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync($"{Root}/{kind.Plural}", cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
        return (await answer.Content.ReadFromJsonAsync(type, cancellationToken))?.Items ?? [];
    }

    public Task PatchAsync<T>(DcpKind kind, string name, T patch, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Patch, $"{Root}/{kind.Plural}/{name}") { Content = JsonContent.Create(patch, type, MergePatch) }, cancellationToken);

    public Task DeleteAsync(DcpKind kind, string name, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Delete, $"{Root}/{kind.Plural}/{name}"), cancellationToken);

    /// <summary>Asks the orchestrator to remove what is left and to end.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Patch, "admin/execution") { Content = JsonContent.Create(ExecutionDocument.StopAndCleanUp, DcpJson.Default.ExecutionDocument, MergePatch) },
            cancellationToken);

    /// <summary>Opens a watch: the objects as they are, then every change, until the server ends the stream.</summary>
    public async Task<HttpResponseMessage> OpenWatchAsync(DcpKind kind, CancellationToken cancellationToken)
    {
        var answer = await _http.GetAsync($"{Root}/{kind.Plural}?watch=true", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
        return answer;
    }

    /// <summary>The events of an opened watch.</summary>
    public static async IAsyncEnumerable<WatchEvent> ReadWatchAsync(HttpResponseMessage watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await watch.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var line in Lines.ReadAsync(stream, cancellationToken))
        {
            var item = JsonSerializer.Deserialize(line, DcpJson.Default.WatchEvent)!;
            if (item.IsChange)
            {
                yield return item;
            }
            else if (item.Type == "ERROR")
            {
                throw new IOException($"The watch of the orchestrator's objects broke: {item.Object}");
            }
        }
    }

    /// <summary>The lines of a log, each with its time before it; with "follow" until the workload ends, with "skip" without that many at the beginning.</summary>
    public async IAsyncEnumerable<string> ReadLogAsync(
        DcpKind kind, string name, string source, long skip, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = $"{Root}/{kind.Plural}/{name}/log?source={source}&timestamps=true" + (follow ? "&follow=true" : "") + (skip > 0 ? $"&skip={skip}" : "");
        using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await EnsureSuccessAsync(answer, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var line in Lines.ReadAsync(stream, cancellationToken))
        {
            yield return line;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a request, again where the server was not ready for it or somebody else was quicker to change the object.</summary>
    private async Task SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var message = request();
                using var answer = await _http.SendAsync(message, cancellationToken);
                await EnsureSuccessAsync(answer, cancellationToken);
                return;
            }
            catch (Exception exception) when (attempt < MaxAttempts && IsTransient(exception))
            {
                await Task.Delay(FirstDelay * Math.Pow(2, attempt - 1), _time, cancellationToken);
            }
        }
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded } => true,
        DcpApiException api => api.Status is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable,
        _ => false,
    };

    private static async Task EnsureSuccessAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new DcpApiException(answer.StatusCode, Reason(body) ?? $"{(int)answer.StatusCode} {answer.ReasonPhrase}");
        }
    }

    private static string? Reason(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DcpJson.Default.ApiStatus)?.Message;
        }
        catch (JsonException)
        {
            return body.Length == 0 ? null : body.Trim();
        }
    }
}
