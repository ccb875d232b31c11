using System.Globalization;
using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Conversion;

/// <summary>A request as a log record of the proxy, joined to its span.</summary>
internal static class LogConversion
{
    public static LogRecord ToLogRecord(ProxyRequest request)
    {
        var (severity, text) = request switch
        {
            { Failed: true } => (SeverityNumber.Error, "ERROR"),
            { Retries: > 0 } => (SeverityNumber.Warn, "WARN"),
            _ => (SeverityNumber.Info, "INFO"),
        };
        var record = new LogRecord
        {
            TimeUnixNano = request.End,
            ObservedTimeUnixNano = request.End,
            SeverityNumber = severity,
            SeverityText = text,
            Body = new AnyValue { StringValue = Sentence(request) },
            TraceId = SpanConversion.Bytes(request.Trace.TraceId),
            SpanId = SpanConversion.Bytes(request.Trace.SpanId),
            Flags = request.Trace.Sampled ? 1u : 0u,
        };
        RequestAttributes.AddTo(record.Attributes, request);
        return record;
    }

    private static string Sentence(ProxyRequest request)
    {
        var status = request.Status >= 100 ? request.Status.ToString(CultureInfo.InvariantCulture) : "no answer";
        var server = request.Server.Length > 0 ? $" by {request.Server}" : "";
        var retries = request.Retries > 0 ? string.Create(CultureInfo.InvariantCulture, $", retries {request.Retries}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Hop}: {(request.Method.Length > 0 ? request.Method : "unreadable request")} {request.Path} {status}{server} in {request.Total * 1000:0.###} ms{retries}");
    }
}
