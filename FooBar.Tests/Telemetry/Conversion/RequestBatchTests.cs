using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;
using FooBar.Tests.Telemetry.AccessLog;

namespace FooBar.Tests.Telemetry.Conversion;

public sealed class RequestBatchTests
{
    private static readonly ProxyRequest Edge = AccessLogReaderTests.Read(RecordedLines.Edge);
    private static readonly ProxyRequest Web = AccessLogReaderTests.Read(RecordedLines.Application);
    private static readonly ProxyRequest Unsampled = AccessLogReaderTests.Read(RecordedLines.Internal);
    private static readonly ProxyRequest Retried = AccessLogReaderTests.Read(RecordedLines.Retried);
    private static readonly ProxyRequest Unavailable = AccessLogReaderTests.Read(RecordedLines.Unavailable);
    private static readonly ProxyRequest Aborted = AccessLogReaderTests.Read(RecordedLines.Aborted);

    [Fact]
    public void ToTraces_TwoProxies_GroupsSpansUnderTheirResources()
    {
        var message = RequestBatch.ToTraces([Edge, Web, Retried], instances: true);

        Assert.Equal(["lb", "web"], message.ResourceSpans.Select(static spans => Text(spans.Resource.Attributes, "service.name")));
        Assert.Equal(["c09440130ddb", "d5fca9734720"], message.ResourceSpans.Select(static spans => Text(spans.Resource.Attributes, "service.instance.id")));
        Assert.Equal(["haproxy", "nginx"], message.ResourceSpans.Select(static spans => spans.ScopeSpans.Single().Scope.Name));
        Assert.Equal([2, 1], message.ResourceSpans.Select(static spans => spans.ScopeSpans.Single().Spans.Count));
    }

    [Fact]
    public void ToTraces_WithoutInstances_HasNoInstanceId() =>
        Assert.Null(Text(RequestBatch.ToTraces([Edge], instances: false).ResourceSpans.Single().Resource.Attributes, "service.instance.id"));

    [Fact]
    public void ToTraces_Span_HasTheProxysIdsTimesAndConventionalAttributes()
    {
        var span = Span(Web);

        Assert.Equal("c02f5cddfede46318761411b761482fe", Convert.ToHexStringLower(span.TraceId.Span));
        Assert.Equal("009b5a5f1e210874", Convert.ToHexStringLower(span.SpanId.Span));
        Assert.Equal("9e8eb9974271e88e", Convert.ToHexStringLower(span.ParentSpanId.Span));
        Assert.Equal(("GET application", SpanKind.Server, 0x301u), (span.Name, span.Kind, span.Flags));
        Assert.Equal((1795389647678000000ul, 1795389647797000000ul), (span.StartTimeUnixNano, span.EndTimeUnixNano));
        Assert.Null(span.Status);
        Assert.Equal("GET", Text(span.Attributes, "http.request.method"));
        Assert.Equal("/probe", Text(span.Attributes, "url.path"));
        Assert.Equal("localhost", Text(span.Attributes, "server.address"));
        Assert.Equal("36533", Text(span.Attributes, "server.port"));
        Assert.Equal("404", Text(span.Attributes, "http.response.status_code"));
        Assert.Null(Text(span.Attributes, "url.query"));
        Assert.Null(Text(span.Attributes, "error.type"));
    }

    [Fact]
    public void ToTraces_Unsampled_SendsNoSpan() => Assert.Empty(RequestBatch.ToTraces([Unsampled, Unavailable], instances: false).ResourceSpans);

    [Fact]
    public void ToTraces_Root_HasNoParent() => Assert.True(Span(Edge).ParentSpanId.IsEmpty);

    [Fact]
    public void ToTraces_Retried_TellsTheRetry()
    {
        var span = Span(Retried);

        Assert.Equal(("1", "True", "api-2"), (Text(span.Attributes, "proxy.retries"), Text(span.Attributes, "proxy.redispatched"), Text(span.Attributes, "proxy.server.name")));
    }

    [Fact]
    public void ToTraces_NoAnswer_IsAnErrorWithItsReason()
    {
        var span = Span(Aborted);

        Assert.Equal(StatusCode.Error, span.Status.Code);
        Assert.Equal("No answer: CD", span.Status.Message);
        Assert.Equal("CD", Text(span.Attributes, "error.type"));
        Assert.Null(Text(span.Attributes, "http.response.status_code"));
        Assert.Equal(("[2001:db8::5]", "8443"), (Text(span.Attributes, "server.address"), Text(span.Attributes, "server.port")));
    }

    [Fact]
    public void ToLogs_Unsampled_SendsOnlyWhatWentWrong()
    {
        var records = RequestBatch.ToLogs([Unsampled, Unavailable], instances: false).ResourceLogs.Single().ScopeLogs.Single().LogRecords;

        var record = Assert.Single(records);
        Assert.Equal((SeverityNumber.Error, "edge: GET /y 503 in 1003.351 ms"), (record.SeverityNumber, record.Body.StringValue));
        Assert.Equal("957b7ecac9919a03", Convert.ToHexStringLower(record.SpanId.Span));
    }

    [Fact]
    public void ToLogs_Retried_IsAWarning()
    {
        var record = RequestBatch.ToLogs([Retried], instances: false).ResourceLogs.Single().ScopeLogs.Single().LogRecords.Single();

        Assert.Equal((SeverityNumber.Warn, "internal: GET / 200 by api-2 in 418.277 ms, retries 1"), (record.SeverityNumber, record.Body.StringValue));
    }

    [Fact]
    public void ToTraces_UnknownMethod_IsNoPartOfAName()
    {
        var span = Span(Edge with { Method = "HACK123" });

        Assert.Equal("_OTHER edge", span.Name);
        Assert.Equal("HACK123", Text(span.Attributes, "http.request.method_original"));
    }

    internal static string? Text(IEnumerable<KeyValue> attributes, string key) => attributes.SingleOrDefault(attribute => attribute.Key == key)?.Value switch
    {
        null => null,
        { ValueCase: AnyValue.ValueOneofCase.StringValue } value => value.StringValue,
        { ValueCase: AnyValue.ValueOneofCase.IntValue } value => $"{value.IntValue}",
        { ValueCase: AnyValue.ValueOneofCase.BoolValue } value => $"{value.BoolValue}",
        var value => $"{value.DoubleValue}",
    };

    private static Span Span(ProxyRequest request) => RequestBatch.ToTraces([request], instances: false).ResourceSpans.Single().ScopeSpans.Single().Spans.Single();
}
