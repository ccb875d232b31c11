using FooBar.Telemetry.AccessLog;

namespace FooBar.Telemetry.Conversion;

/// <summary>The attributes of a request's metrics. Each has few values, whatever clients send.</summary>
internal sealed record RequestMetricKey(string Method, string Scheme, int Status, string ProtocolVersion, string? Error, string Hop)
{
    public static RequestMetricKey Of(ProxyRequest request) =>
        new(HttpNames.Method(request), request.Scheme, request.Status, request.ProtocolVersion, HttpNames.Error(request), request.Hop);
}
