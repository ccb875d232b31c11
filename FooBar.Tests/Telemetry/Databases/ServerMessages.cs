using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;
using Google.Protobuf;

namespace FooBar.Tests.Telemetry.Databases;

/// <summary>Messages as MySQL 9.7.4 sends them.</summary>
internal static class ServerMessages
{
    public static readonly ByteString Trace = ByteString.CopyFrom(Convert.FromHexString("0af7651916cd43dd8448eb211c80319c"));
    public static readonly ByteString Own = ByteString.CopyFrom(Convert.FromHexString("e959055ba760647d"));
    public static readonly ByteString Client = ByteString.CopyFrom(Convert.FromHexString("b7ad6b7169203331"));

    /// <summary>The span of a statement; without a parent when no client said to whose trace it belongs.</summary>
    public static Span Statement(string operation = "select", ByteString? parent = null, double milliseconds = 2, long error = 0)
    {
        var span = new Span
        {
            TraceId = Trace,
            SpanId = Own,
            ParentSpanId = parent ?? ByteString.Empty,
            Name = "stmt",
            Kind = SpanKind.Server,
            StartTimeUnixNano = 1_000_000_000,
            EndTimeUnixNano = 1_000_000_000 + (ulong)(milliseconds * 1e6),
        };
        var attributes = span.Attributes;
        attributes.Add("mysql.event_name", $"statement/sql/{operation}");
        attributes.Add("mysql.lock_time", 68_699L);
        attributes.Add("mysql.digest_text", "SELECT * FROM `threads` WHERE `id` = ?");
        attributes.Add("mysql.current_schema", "foobar");
        attributes.Add("mysql.sql_errno", error);
        attributes.Add("mysql.sqlstate", error == 0 ? "" : "40001");
        attributes.Add("mysql.message_text", error == 0 ? "" : "Duplicate entry 'ada' for key 'name'");
        attributes.Add("mysql.rows_sent", 3L);
        attributes.Add("mysql.rows_examined", 40L);
        attributes.Add("mysql.cpu_time", 111_104L);
        attributes.Add("mysql.no_index_used", 1L);
        return span;
    }

    public static Span Session() => new() { TraceId = Trace, SpanId = Own, Name = "session", StartTimeUnixNano = 1, EndTimeUnixNano = ulong.MaxValue };

    public static ExportTraceServiceRequest Spans(params IEnumerable<Span> spans) => new()
    {
        ResourceSpans = { new ResourceSpans { Resource = Server(), ScopeSpans = { new ScopeSpans { Scope = new() { Name = "mysqltracer" }, Spans = { spans } } } } },
    };

    /// <summary>A record of the slow log, in the trace of its statement.</summary>
    public static LogRecord Slow()
    {
        var record = Record("logger/sql/slow_log", SeverityNumber.Warn, "UPDATE accounts SET name='Ada' WHERE id=7");
        record.TraceId = Trace;
        record.SpanId = Own;
        record.Attributes.Add("user", "foobar_app");
        record.Attributes.Add("query", "UPDATE accounts SET name='Ada' WHERE id=7");
        record.Attributes.Add("query_time", 1_700_306L);
        record.Attributes.Add("lock_time", 0L);
        record.Attributes.Add("rows_examined", 12L);
        return record;
    }

    public static LogRecord Record(string name, SeverityNumber severity, string body)
    {
        var record = new LogRecord { ObservedTimeUnixNano = 5, SeverityNumber = severity, Body = new AnyValue { StringValue = body } };
        record.Attributes.Add("mysql.event_name", name);
        return record;
    }

    public static ExportLogsServiceRequest Logs(params IEnumerable<LogRecord> records) => new()
    {
        ResourceLogs = { new ResourceLogs { Resource = Server(), ScopeLogs = { new ScopeLogs { LogRecords = { records } } } } },
    };

    public static Resource Server()
    {
        var resource = new Resource();
        resource.Attributes.Add("telemetry.sdk.language", "cpp");
        resource.Attributes.Add("service.name", "mysql-1");
        resource.Attributes.Add("service.version", "9.7.4");
        resource.Attributes.Add("service.instance.id", "d6cf32c116e1:1");
        return resource;
    }
}
