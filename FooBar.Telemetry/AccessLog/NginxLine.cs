using System.Globalization;
using System.Text.Json.Serialization;

namespace FooBar.Telemetry.AccessLog;

/// <summary>A line of Nginx, as <c>log_format json</c> in nginx.conf writes it. What concerns its upstreams is a list when it tried several.</summary>
internal sealed record NginxLine
{
    [JsonPropertyName("service")] public string Service { get; set; } = "";
    [JsonPropertyName("host")] public string Host { get; set; } = "";
    [JsonPropertyName("trace_id")] public string? TraceId { get; set; }
    [JsonPropertyName("span_id")] public string? SpanId { get; set; }
    [JsonPropertyName("parent_span_id")] public string? ParentSpanId { get; set; }
    [JsonPropertyName("trace_flags")] public string? TraceFlags { get; set; }
    [JsonPropertyName("end_s")] public decimal EndSeconds { get; set; }
    [JsonPropertyName("total_s")] public decimal TotalSeconds { get; set; }
    [JsonPropertyName("authority")] public string Authority { get; set; } = "";
    [JsonPropertyName("scheme")] public string Scheme { get; set; } = "";
    [JsonPropertyName("method")] public string Method { get; set; } = "";
    [JsonPropertyName("path")] public string Path { get; set; } = "";
    [JsonPropertyName("protocol")] public string Protocol { get; set; } = "";
    [JsonPropertyName("status")] public int Status { get; set; }
    [JsonPropertyName("sent")] public long Sent { get; set; }
    [JsonPropertyName("received")] public long Received { get; set; }
    [JsonPropertyName("upstream")] public string Upstream { get; set; } = "";
    [JsonPropertyName("connect_s")] public string ConnectSeconds { get; set; } = "";
    [JsonPropertyName("header_s")] public string HeaderSeconds { get; set; } = "";
    [JsonPropertyName("cache")] public string Cache { get; set; } = "";

    /// <summary>What the line tells of the request.</summary>
    public ProxyRequest ToRequest()
    {
        var end = (ulong)(Math.Max(0, EndSeconds) * 1_000_000_000);
        var total = (ulong)(Math.Max(0, TotalSeconds) * 1_000_000_000);
        var upstreams = Upstream.Split([", ", " : "], StringSplitOptions.RemoveEmptyEntries);
        var connect = Last(ConnectSeconds);
        return new()
        {
            Service = Service,
            Host = Host,
            Proxy = "nginx",
            Hop = upstreams.Length > 0 ? "application" : Cache.Length > 0 ? "cache" : "static",
            Trace = TraceIds.Parse(TraceId, SpanId, ParentSpanId, TraceFlags),
            Start = end - Math.Min(end, total),
            End = end,
            Method = Method,
            Path = Path.Split('?', 2)[0],
            Scheme = Scheme.Length > 0 ? Scheme : "http",
            Authority = Authority,
            ProtocolVersion = HttpVersion.Of(Protocol),
            Status = Status,
            Sent = Sent,
            Received = Received,
            Connect = connect,

            // Nginx counts the time to the head of the answer from the start of the connection.
            Response = Last(HeaderSeconds) is { } header ? Math.Max(0, header - (connect ?? 0)) : null,
            Total = total / 1e9,
            Retries = Math.Max(0, upstreams.Length - 1),
            Redispatched = upstreams.Distinct(StringComparer.Ordinal).Skip(1).Any(),
            ServerAddress = upstreams.LastOrDefault() ?? "",
            Cache = Cache.ToLowerInvariant(),
        };
    }

    private static double? Last(string list) =>
        double.TryParse(list.Split([", ", " : "], StringSplitOptions.None)[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
