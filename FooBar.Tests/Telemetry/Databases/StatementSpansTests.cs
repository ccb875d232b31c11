using FooBar.Telemetry.Databases;
using FooBar.Telemetry.Otlp;

namespace FooBar.Tests.Telemetry.Databases;

public sealed class StatementSpansTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    [Fact]
    public void Convert_StatementOfARequest_IsDescribedByTheConventions()
    {
        var server = Assert.Single(StatementSpans.Convert(ServerMessages.Spans(ServerMessages.Statement(parent: ServerMessages.Client)), Slow, instances: false).ResourceSpans);

        Assert.Equal(["service.name", "service.version"], server.Resource.Attributes.Select(static attribute => attribute.Key));
        var span = Assert.Single(Assert.Single(server.ScopeSpans).Spans);
        Assert.Equal((ServerMessages.Trace, ServerMessages.Own, ServerMessages.Client), (span.TraceId, span.SpanId, span.ParentSpanId));
        Assert.Equal(("SELECT foobar", SpanKind.Server, 1_000_000_000ul, 1_002_000_000ul), (span.Name, span.Kind, span.StartTimeUnixNano, span.EndTimeUnixNano));
        Assert.Equal(("mysql", "foobar", "SELECT", "SELECT * FROM `threads` WHERE `id` = ?"), (
            span.Attributes.Text("db.system.name"), span.Attributes.Text("db.namespace"), span.Attributes.Text("db.operation.name"), span.Attributes.Text("db.query.text")));
        Assert.Equal((3, 40), (span.Attributes.Number("db.response.returned_rows"), span.Attributes.Number("mysql.rows_examined")));
        Assert.Equal(0.068699, span.Attributes.Single(static attribute => attribute.Key == "mysql.lock.duration").Value.DoubleValue);
        Assert.Equal(0.000111104, span.Attributes.Single(static attribute => attribute.Key == "mysql.cpu.time").Value.DoubleValue, precision: 12);
        Assert.Null(span.Status);
        Assert.DoesNotContain(span.Attributes, static attribute => attribute.Key == "error.type");
    }

    [Fact]
    public void Convert_FailedStatement_HasItsNumberAndNotItsMessage()
    {
        var span = StatementSpans.Convert(ServerMessages.Spans(ServerMessages.Statement("insert", ServerMessages.Client, error: 1062)), Slow, instances: false)
            .ResourceSpans.Single().ScopeSpans.Single().Spans.Single();

        Assert.Equal(("1062", "1062", StatusCode.Error), (span.Attributes.Text("error.type"), span.Attributes.Text("db.response.status_code"), span.Status.Code));
        Assert.DoesNotContain("ada", span.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Convert_StatementsOfNobody_AreLeftOutUnlessSlow()
    {
        var spans = StatementSpans.Convert(
            ServerMessages.Spans(ServerMessages.Statement(), ServerMessages.Session(), ServerMessages.Statement("update", milliseconds: 1000)), Slow, instances: false);

        Assert.Equal(["UPDATE foobar"], spans.ResourceSpans.Single().ScopeSpans.Single().Spans.Select(static span => span.Name));
    }

    [Fact]
    public void Convert_NothingToKeep_IsEmpty() =>
        Assert.Equal(0, StatementSpans.Convert(ServerMessages.Spans(ServerMessages.Statement(), ServerMessages.Session()), Slow, instances: false).CalculateSize());

    [Fact]
    public void Convert_WithInstances_KeepsThem() => Assert.Contains(
        StatementSpans.Convert(ServerMessages.Spans(ServerMessages.Statement(parent: ServerMessages.Client)), Slow, instances: true).ResourceSpans.Single().Resource.Attributes,
        static attribute => attribute.Key == "service.instance.id");
}
