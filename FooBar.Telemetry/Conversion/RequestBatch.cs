using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Conversion;

/// <summary>Requests as export messages.</summary>
internal static class RequestBatch
{
    /// <summary>The spans of the sampled requests.</summary>
    public static ExportTraceServiceRequest ToTraces(IEnumerable<ProxyRequest> requests, bool instances)
    {
        var message = new ExportTraceServiceRequest();
        foreach (var proxy in requests.Where(static request => request.Trace.Sampled).GroupBy(ProxyResource.Of))
        {
            var scope = new ScopeSpans { Scope = proxy.Key.ToScope() };
            scope.Spans.AddRange(proxy.Select(SpanConversion.ToSpan));
            message.ResourceSpans.Add(new ResourceSpans { Resource = proxy.Key.ToResource(instances), ScopeSpans = { scope } });
        }

        return message;
    }

    /// <summary>The log records of the requests of which more is told than their part in the metrics.</summary>
    public static ExportLogsServiceRequest ToLogs(IEnumerable<ProxyRequest> requests, bool instances)
    {
        var message = new ExportLogsServiceRequest();
        foreach (var proxy in requests.Where(static request => request.IsTold).GroupBy(ProxyResource.Of))
        {
            var scope = new ScopeLogs { Scope = proxy.Key.ToScope() };
            scope.LogRecords.AddRange(proxy.Select(LogConversion.ToLogRecord));
            message.ResourceLogs.Add(new ResourceLogs { Resource = proxy.Key.ToResource(instances), ScopeLogs = { scope } });
        }

        return message;
    }
}
