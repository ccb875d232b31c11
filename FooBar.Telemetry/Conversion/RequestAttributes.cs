using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Conversion;

/// <summary>What is told of a request, in its span and in its log record alike: the HTTP conventions' names, and proxy.* for what only a proxy knows.</summary>
internal static class RequestAttributes
{
    public static void AddTo(ICollection<KeyValue> attributes, ProxyRequest request)
    {
        var method = HttpNames.Method(request);
        attributes.Add("http.request.method", method);
        if (method == HttpNames.OtherMethod)
        {
            attributes.Add("http.request.method_original", request.Method);
        }

        attributes.Add("url.scheme", request.Scheme);
        attributes.Add("url.path", request.Path);
        AddAuthority(attributes, request.Authority);
        attributes.Add("client.address", request.Client);
        attributes.Add("network.protocol.version", request.ProtocolVersion);
        if (request.Status >= 100)
        {
            attributes.Add("http.response.status_code", (long)request.Status);
        }

        attributes.Add("error.type", HttpNames.Error(request));
        attributes.Add("http.request.size", request.Received);
        attributes.Add("http.response.size", request.Sent);
        if (request.TlsVersion.Length > 0)
        {
            attributes.Add("tls.protocol.name", "tls");
            attributes.Add("tls.protocol.version", request.TlsVersion);
            attributes.Add("tls.cipher", request.TlsCipher);
        }

        attributes.Add("proxy.hop", request.Hop);
        attributes.Add("proxy.backend", request.Backend);
        attributes.Add("proxy.server.name", request.Server);
        attributes.Add("proxy.server.address", request.ServerAddress);
        attributes.Add("proxy.queue.duration", request.Queue);
        attributes.Add("proxy.connect.duration", request.Connect);
        attributes.Add("proxy.response.duration", request.Response);
        attributes.Add("proxy.cache.status", request.Cache);
        attributes.Add("proxy.termination_state", request.Termination);
        if (request.Retries > 0)
        {
            attributes.Add("proxy.retries", (long)request.Retries);
            attributes.Add("proxy.redispatched", request.Redispatched);
        }
    }

    private static void AddAuthority(ICollection<KeyValue> attributes, string authority)
    {
        // A port behind the last colon; an address in brackets has colons of its own.
        var colon = authority.LastIndexOf(':');
        if (colon > authority.LastIndexOf(']') && ushort.TryParse(authority.AsSpan(colon + 1), out var port))
        {
            attributes.Add("server.address", authority[..colon]);
            attributes.Add("server.port", (long)port);
        }
        else
        {
            attributes.Add("server.address", authority);
        }
    }
}
