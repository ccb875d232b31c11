using System.Globalization;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Databases;

/// <summary>
/// A server's spans: of each statement that is part of a request's trace, and of each other one that was slow. Those of the sentinel and of the
/// probes, several a second and the same for ever, are neither.
/// </summary>
internal static class StatementSpans
{
    // The server counts the time for locks in microseconds and that of processors in nanoseconds.
    private const double MicrosecondsPerSecond = 1e6;
    private const double NanosecondsPerSecond = 1e9;

    private const uint Sampled = 0x1;
    private const uint ParentIsRemote = 0x300;

    private static readonly InstrumentationScope Scope = new() { Name = DatabaseResource.ScopeName };

    /// <summary>What is passed on of a message.</summary>
    /// <param name="message">The server's message.</param>
    /// <param name="slow">From when on a statement is kept that is part of no trace.</param>
    /// <param name="instances">Whether the server's container tells instances of one service apart.</param>
    public static ExportTraceServiceRequest Convert(ExportTraceServiceRequest message, TimeSpan slow, bool instances)
    {
        var converted = new ExportTraceServiceRequest();
        foreach (var server in message.ResourceSpans)
        {
            var scope = new ScopeSpans { Scope = Scope };
            scope.Spans.AddRange(Statements(server).Where(statement => statement.IsJoined || statement.Duration >= slow).Select(ToSpan));
            if (scope.Spans.Count > 0)
            {
                converted.ResourceSpans.Add(new ResourceSpans { Resource = DatabaseResource.Of(server.Resource, instances), ScopeSpans = { scope } });
            }
        }

        return converted;
    }

    /// <summary>The SQL statements of a server.</summary>
    public static IEnumerable<Statement> Statements(ResourceSpans server) => server.ScopeSpans
        .SelectMany(static scope => scope.Spans)
        .Select(static span => new Statement(span))
        .Where(static statement => statement.Operation.Length > 0);

    /// <summary>What the server tells of a statement, by the conventions' names where there are some.</summary>
    public static void Describe(ICollection<KeyValue> attributes, Statement statement)
    {
        var told = statement.Span.Attributes;
        attributes.Add("db.system.name", "mysql");
        attributes.Add("db.namespace", statement.Schema);
        attributes.Add("db.operation.name", statement.Operation);
        attributes.Add("db.query.text", statement.Text);
        attributes.Add("db.response.returned_rows", told.Number("mysql.rows_sent"));
        attributes.Add("mysql.rows_examined", told.Number("mysql.rows_examined"));
        attributes.Add("mysql.rows_affected", told.Number("mysql.rows_affected"));
        attributes.Add("mysql.lock.duration", told.Number("mysql.lock_time") / MicrosecondsPerSecond);
        attributes.Add("mysql.cpu.time", told.Number("mysql.cpu_time") / NanosecondsPerSecond);
        attributes.Add("mysql.memory.max", told.Number("mysql.max_total_memory"));
        if (told.Number("mysql.no_index_used") > 0)
        {
            attributes.Add("mysql.no_index_used", true);
        }

        if (told.Number("mysql.created_tmp_disk_tables") is var tables and > 0)
        {
            attributes.Add("mysql.created_tmp_disk_tables", tables);
        }

        if (statement.Error != 0)
        {
            var number = statement.Error.ToString(CultureInfo.InvariantCulture);
            attributes.Add("db.response.status_code", number);
            attributes.Add("error.type", number);
        }
    }

    private static Span ToSpan(Statement statement)
    {
        var span = new Span
        {
            TraceId = statement.Span.TraceId,
            SpanId = statement.Span.SpanId,
            ParentSpanId = statement.Span.ParentSpanId,
            Name = statement.Schema.Length > 0 ? $"{statement.Operation} {statement.Schema}" : statement.Operation,
            Kind = SpanKind.Server,
            StartTimeUnixNano = statement.Span.StartTimeUnixNano,
            EndTimeUnixNano = statement.Span.EndTimeUnixNano,
            Flags = Sampled | (statement.IsJoined ? ParentIsRemote : 0),
        };
        if (statement.Error != 0)
        {
            // The server's message may quote a value; its number does not.
            span.Status = new Status { Code = StatusCode.Error, Message = $"MySQL error {statement.Error}, SQL state {statement.Span.Attributes.Text("mysql.sqlstate")}" };
        }

        Describe(span.Attributes, statement);
        return span;
    }
}
