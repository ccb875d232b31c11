using System.Globalization;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Databases;

/// <summary>
/// A server's log records: its error log, its slow statements, and the statements that lost to another one's locks, the last two joined to their
/// traces. No record of a statement has values of it, nor its error message, which may quote one.
/// </summary>
internal static class DatabaseLogs
{
    private const double MicrosecondsPerSecond = 1e6;
    private const string SlowLog = "logger/sql/slow_log";
    private const string ErrorLog = "logger/sql/error_log";

    private static readonly InstrumentationScope Scope = new() { Name = DatabaseResource.ScopeName };

    /// <summary>What is passed on of a server's log message.</summary>
    public static ExportLogsServiceRequest Convert(ExportLogsServiceRequest message, bool instances)
    {
        var converted = new ExportLogsServiceRequest();
        foreach (var server in message.ResourceLogs)
        {
            Add(converted, server.Resource, instances, server.ScopeLogs.SelectMany(static scope => scope.LogRecords).Select(ToRecord).OfType<LogRecord>());
        }

        return converted;
    }

    /// <summary>The records of statements that lost to another one's locks, made of their spans.</summary>
    public static ExportLogsServiceRequest OfLostLocks(ExportTraceServiceRequest message, bool instances)
    {
        var converted = new ExportLogsServiceRequest();
        foreach (var server in message.ResourceSpans)
        {
            Add(converted, server.Resource, instances, StatementSpans.Statements(server).Where(static statement => statement.LostALock).Select(ToRecord));
        }

        return converted;
    }

    private static void Add(ExportLogsServiceRequest message, Resource? resource, bool instances, IEnumerable<LogRecord> records)
    {
        var scope = new ScopeLogs { Scope = Scope };
        scope.LogRecords.AddRange(records);
        if (scope.LogRecords.Count > 0)
        {
            message.ResourceLogs.Add(new ResourceLogs { Resource = DatabaseResource.Of(resource, instances), ScopeLogs = { scope } });
        }
    }

    private static LogRecord? ToRecord(LogRecord told) => told.Attributes.Text("mysql.event_name") switch
    {
        SlowLog => ToSlowStatement(told),
        ErrorLog => ToError(told),
        _ => null,
    };

    private static LogRecord ToSlowStatement(LogRecord told)
    {
        var duration = told.Attributes.Number("query_time") / MicrosecondsPerSecond;
        var text = SqlText.WithoutValues(told.Attributes.Text("query"));
        var record = Record(told, SeverityNumber.Warn, string.Create(CultureInfo.InvariantCulture, $"Slow statement, {duration:0.000} s: {text}"));
        record.Attributes.Add("event.name", "mysql.slow_statement");
        record.Attributes.Add("db.query.text", text);
        record.Attributes.Add("mysql.query.duration", duration);
        record.Attributes.Add("mysql.lock.duration", told.Attributes.Number("lock_time") / MicrosecondsPerSecond);
        record.Attributes.Add("db.response.returned_rows", told.Attributes.Number("rows_sent"));
        record.Attributes.Add("mysql.rows_examined", told.Attributes.Number("rows_examined"));
        record.Attributes.Add("mysql.user", told.Attributes.Text("user"));
        return record;
    }

    private static LogRecord ToError(LogRecord told)
    {
        var symbol = told.Attributes.Text("err_symbol");
        var record = Record(told, SystemMessages.Contains(symbol) ? SeverityNumber.Info : told.SeverityNumber, told.Body?.StringValue.Trim() ?? "");
        record.Attributes.Add("event.name", "mysql.error_log");
        record.Attributes.Add("mysql.error.symbol", symbol);
        record.Attributes.Add("mysql.subsystem", told.Attributes.Text("subsystem"));
        return record;
    }

    private static LogRecord ToRecord(Statement statement)
    {
        var told = new LogRecord { TimeUnixNano = statement.Span.EndTimeUnixNano };
        if (statement.IsJoined)
        {
            told.TraceId = statement.Span.TraceId;
            told.SpanId = statement.Span.SpanId;
        }

        var what = statement.IsDeadlock ? "Deadlock: this transaction was rolled back so that another one could go on" : "Gave up waiting for a row that another transaction holds";
        var record = Record(told, SeverityNumber.Warn, $"{what}. {statement.Text}");
        record.Attributes.Add("event.name", statement.IsDeadlock ? "mysql.deadlock" : "mysql.lock_timeout");
        StatementSpans.Describe(record.Attributes, statement);
        return record;
    }

    private static LogRecord Record(LogRecord told, SeverityNumber severity, string text) => new()
    {
        TimeUnixNano = told.TimeUnixNano != 0 ? told.TimeUnixNano : told.ObservedTimeUnixNano,
        ObservedTimeUnixNano = told.ObservedTimeUnixNano != 0 ? told.ObservedTimeUnixNano : told.TimeUnixNano,
        SeverityNumber = severity,
        SeverityText = severity >= SeverityNumber.Error ? "ERROR" : severity >= SeverityNumber.Warn ? "WARN" : "INFO",
        Body = new AnyValue { StringValue = text },
        TraceId = told.TraceId,
        SpanId = told.SpanId,
        Flags = told.TraceId.IsEmpty ? 0u : 1u,
    };
}
