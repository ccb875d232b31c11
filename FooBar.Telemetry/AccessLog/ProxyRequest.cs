namespace FooBar.Telemetry.AccessLog;

/// <summary>One request as one proxy saw it, whichever proxy that was.</summary>
internal sealed record ProxyRequest
{
    /// <summary>The proxy's resource name: lb or web.</summary>
    public required string Service { get; init; }

    /// <summary>The name of the machine or container that it ran in; empty when unknown.</summary>
    public required string Host { get; init; }

    /// <summary>The program that wrote the line: haproxy or nginx.</summary>
    public required string Proxy { get; init; }

    /// <summary>Where on its way the request was: edge, internal, static, application. Few different values.</summary>
    public required string Hop { get; init; }

    /// <summary>The ids under which the proxy passed the request on.</summary>
    public required TraceIds Trace { get; init; }

    /// <summary>When the first byte of the request arrived, in nanoseconds since 1970.</summary>
    public required ulong Start { get; init; }

    /// <summary>When the last byte of the answer left, in nanoseconds since 1970; never before <see cref="Start"/>.</summary>
    public required ulong End { get; init; }

    /// <summary>The method as the client sent it; empty when the request could not be read.</summary>
    public required string Method { get; init; }

    /// <summary>The path without its query, which may hold what a visitor typed.</summary>
    public required string Path { get; init; }

    /// <summary>http or https.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>The host that the client asked for, with a port if it named one; empty when unknown.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The version of HTTP: 1.0, 1.1, 2; empty when unknown.</summary>
    public string ProtocolVersion { get; init; } = "";

    /// <summary>The client's address, or its keyed hash; empty behind the edge.</summary>
    public string Client { get; init; } = "";

    /// <summary>The answer's status; 0 when there was no answer.</summary>
    public required int Status { get; init; }

    /// <summary>Bytes to the client, head included.</summary>
    public long Sent { get; init; }

    /// <summary>Bytes from the client, head included.</summary>
    public long Received { get; init; }

    /// <summary>Seconds that the request waited for a free server.</summary>
    public double? Queue { get; init; }

    /// <summary>Seconds until a connection to the server stood.</summary>
    public double? Connect { get; init; }

    /// <summary>Seconds from the request's being sent to the head of the server's answer.</summary>
    public double? Response { get; init; }

    /// <summary>Seconds from the first byte of the request to the last of the answer.</summary>
    public required double Total { get; init; }

    /// <summary>How often the request was tried again.</summary>
    public int Retries { get; init; }

    /// <summary>Whether a retry went to another server than the one first chosen.</summary>
    public bool Redispatched { get; init; }

    /// <summary>The group of servers that was chosen from; empty when there was none.</summary>
    public string Backend { get; init; } = "";

    /// <summary>The name of the server that answered, or was tried last; empty when there was none.</summary>
    public string Server { get; init; } = "";

    /// <summary>The address of that server; empty when there was none.</summary>
    public string ServerAddress { get; init; } = "";

    /// <summary>What the proxy's cache did: hit, miss, expired, stale…; empty when it was not asked.</summary>
    public string Cache { get; init; } = "";

    /// <summary>The version of TLS: 1.2, 1.3; empty without TLS.</summary>
    public string TlsVersion { get; init; } = "";

    /// <summary>The cipher suite; empty without TLS.</summary>
    public string TlsCipher { get; init; } = "";

    /// <summary>Why the session ended, where it did not end well: HAProxy's two letters; empty when all was well or the proxy does not tell.</summary>
    public string Termination { get; init; } = "";

    /// <summary>Whether the request went wrong on the server's side, or got no answer.</summary>
    public bool Failed => Status is < 100 or >= 500;

    /// <summary>Whether more is told of the request than its part in the metrics. The proxies' consoles follow the same rule: haproxy.cfg, nginx.conf.</summary>
    public bool IsTold => Trace.Sampled || Failed || Retries > 0;
}
