using System.Text.Json.Serialization;

namespace FooBar.Telemetry.AccessLog;

/// <summary>A line of HAProxy, as <c>log-format</c> in haproxy.cfg writes it. A time of -1 was never reached.</summary>
internal sealed record HAProxyLine
{
    [JsonPropertyName("service")] public string Service { get; set; } = "";
    [JsonPropertyName("host")] public string Host { get; set; } = "";
    [JsonPropertyName("hop")] public string Hop { get; set; } = "";
    [JsonPropertyName("trace_id")] public string? TraceId { get; set; }
    [JsonPropertyName("span_id")] public string? SpanId { get; set; }
    [JsonPropertyName("parent_span_id")] public string? ParentSpanId { get; set; }
    [JsonPropertyName("trace_flags")] public string? TraceFlags { get; set; }
    [JsonPropertyName("start_us")] public long StartMicroseconds { get; set; }
    [JsonPropertyName("end_us")] public long EndMicroseconds { get; set; }
    [JsonPropertyName("client")] public string Client { get; set; } = "";
    [JsonPropertyName("frontend")] public string Frontend { get; set; } = "";
    [JsonPropertyName("backend")] public string Backend { get; set; } = "";
    [JsonPropertyName("server")] public string Server { get; set; } = "";
    [JsonPropertyName("server_ip")] public string ServerIp { get; set; } = "";
    [JsonPropertyName("authority")] public string Authority { get; set; } = "";
    [JsonPropertyName("method")] public string Method { get; set; } = "";
    [JsonPropertyName("path")] public string Path { get; set; } = "";
    [JsonPropertyName("protocol")] public string Protocol { get; set; } = "";
    [JsonPropertyName("status")] public int Status { get; set; }
    [JsonPropertyName("sent")] public long Sent { get; set; }
    [JsonPropertyName("received")] public long Received { get; set; }
    [JsonPropertyName("queue_ms")] public int QueueMilliseconds { get; set; } = -1;
    [JsonPropertyName("connect_ms")] public int ConnectMilliseconds { get; set; } = -1;
    [JsonPropertyName("response_ms")] public int ResponseMilliseconds { get; set; } = -1;
    [JsonPropertyName("retries")] public int Retries { get; set; }
    [JsonPropertyName("redispatched")] public string Redispatched { get; set; } = "";
    [JsonPropertyName("termination")] public string Termination { get; set; } = "";
    [JsonPropertyName("tls")] public string Tls { get; set; } = "";
    [JsonPropertyName("cipher")] public string Cipher { get; set; } = "";

    // HAProxy's words for "there was none".
    private const string NoServer = "<NOSRV>";
    private const string BadRequest = "<BADREQ>";

    // Its word for "nobody was asked".
    private const string FromCache = "<CACHE>";

    /// <summary>What the line tells of the request.</summary>
    public ProxyRequest ToRequest()
    {
        var start = (ulong)Math.Max(0, StartMicroseconds) * 1000;
        var end = Math.Max(start, (ulong)Math.Max(0, EndMicroseconds) * 1000);
        return new()
        {
            Service = Service,
            Host = Host,
            Proxy = "haproxy",
            Hop = Hop.Length > 0 ? Hop : Frontend,
            Trace = TraceIds.Parse(TraceId, SpanId, ParentSpanId, TraceFlags),
            Start = start,
            End = end,
            Method = Known(Method),
            Path = Path,
            Scheme = Tls.Length > 0 ? "https" : "http",
            Authority = Authority,
            ProtocolVersion = HttpVersion.Of(Known(Protocol)),
            Client = Client,
            Status = Math.Max(0, Status),
            Sent = Sent,
            Received = Received,
            Queue = Seconds(QueueMilliseconds),
            Connect = Seconds(ConnectMilliseconds),
            Response = Seconds(ResponseMilliseconds),
            Total = (end - start) / 1e9,
            Retries = Retries,
            Redispatched = Redispatched == "yes",
            Backend = Known(Server).Length > 0 ? Backend : "",
            Server = Known(Server),
            ServerAddress = ServerIp,
            TlsVersion = Tls.StartsWith("TLSv", StringComparison.Ordinal) ? Tls[4..] : "",
            TlsCipher = Cipher,
            Cache = Server == FromCache ? "hit" : "",
            Termination = Termination == "--" ? "" : Termination,
        };
    }

    private static double? Seconds(int milliseconds) => milliseconds < 0 ? null : milliseconds / 1e3;

    private static string Known(string word) => word is NoServer or BadRequest or FromCache ? "" : word;
}
