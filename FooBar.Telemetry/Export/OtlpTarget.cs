namespace FooBar.Telemetry.Export;

/// <summary>Where telemetry goes: the endpoint that the services use too, told by the same variables.</summary>
/// <param name="Endpoint">The endpoint's base address.</param>
/// <param name="IsGrpc">Whether it speaks gRPC; else HTTP with protobuf.</param>
/// <param name="Headers">What to send with each message: keys, among other things. Never logged.</param>
internal sealed record OtlpTarget(Uri Endpoint, bool IsGrpc, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string HeadersKey = "OTEL_EXPORTER_OTLP_HEADERS";

    /// <summary>Reads the variables; null when there is no endpoint.</summary>
    /// <exception cref="InvalidOperationException">A variable is wrong; the message names it, and not its value where that may be secret.</exception>
    public static OtlpTarget? Read(IConfiguration configuration)
    {
        if (configuration[EndpointKey] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"{EndpointKey} is '{text}', which is no http or https address.");
        }

        return new(
            endpoint,
            configuration[ProtocolKey] switch
            {
                null or "" or "grpc" => true,
                "http/protobuf" => false,
                var other => throw new InvalidOperationException($"{ProtocolKey} is '{other}'. It can be grpc or http/protobuf."),
            },
            ParseHeaders(configuration[HeadersKey]));
    }

    /// <summary>The address that takes a signal.</summary>
    public Uri AddressFor(OtlpSignal signal) => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}{(IsGrpc, signal) switch
    {
        (true, OtlpSignal.Traces) => "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
        (true, OtlpSignal.Metrics) => "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
        (true, _) => "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
        (false, _) => PathOf(signal),
    }}");

    /// <summary>Where a signal goes over HTTP.</summary>
    public static string PathOf(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => "/v1/traces",
        OtlpSignal.Metrics => "/v1/metrics",
        _ => "/v1/logs",
    };

    // name=value,name=value, with values in percent-encoding.
    private static List<KeyValuePair<string, string>> ParseHeaders(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static pair => pair.Split('=', 2) switch
        {
            [{ Length: > 0 } name, var value] => KeyValuePair.Create(name.Trim(), Uri.UnescapeDataString(value.Trim())),
            _ => throw new InvalidOperationException($"{HeadersKey} is no list of name=value,name=value."),
        }),
    ];
}
