using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Databases;
using FooBar.Telemetry.Otlp;

namespace FooBar.Tests.Telemetry.Databases;

public sealed class DatabaseLogsTests
{
    [Fact]
    public void Convert_SlowStatement_IsInItsTraceWithoutValues()
    {
        var record = Only(DatabaseLogs.Convert(ServerMessages.Logs(ServerMessages.Slow()), instances: false));

        Assert.Equal((ServerMessages.Trace, ServerMessages.Own, "WARN"), (record.TraceId, record.SpanId, record.SeverityText));
        Assert.Equal("Slow statement, 1.700 s: UPDATE accounts SET name=? WHERE id=?", record.Body.StringValue);
        Assert.Equal("mysql.slow_statement", record.Attributes.Text("event.name"));
        Assert.DoesNotContain("Ada", record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_ErrorLog_KeepsItsSeverity()
    {
        var record = Only(DatabaseLogs.Convert(ServerMessages.Logs(ServerMessages.Record("logger/sql/error_log", SeverityNumber.Error, "Out of disk space\n")), instances: false));

        Assert.Equal(("ERROR", "Out of disk space", 5ul), (record.SeverityText, record.Body.StringValue, record.TimeUnixNano));
    }

    // As MySQL 9.7.4 sends them: with the label System in its own log, but as errors here.
    [Theory]
    [InlineData("ER_REPLICA_CHANGE_SOURCE_TO_EXECUTED", "INFO")]
    [InlineData("ER_RPL_REPLICA_CONNECTED_TO_SOURCE_RPL_STARTED_GTID_BASED", "INFO")]
    [InlineData("ER_SERVER_SHUTDOWN_INFO", "INFO")]
    [InlineData("ER_REPLICA_FATAL_ERROR", "ERROR")]
    public void Convert_ErrorLog_WhatAServerTellsOfItselfIsNoError(string symbol, string severity)
    {
        var told = ServerMessages.Record("logger/sql/error_log", SeverityNumber.Error, "Received SHUTDOWN from user");
        told.Attributes.Add("err_symbol", symbol);

        var record = Only(DatabaseLogs.Convert(ServerMessages.Logs(told), instances: false));

        Assert.Equal((severity, symbol), (record.SeverityText, record.Attributes.Text("mysql.error.symbol")));
        Assert.Equal(severity == "INFO" ? SeverityNumber.Info : SeverityNumber.Error, record.SeverityNumber);
    }

    [Theory]
    [InlineData("logger/sql/general_log")]
    [InlineData("telemetry_component")]
    public void Convert_OtherRecords_AreLeftOut(string name) =>
        Assert.Equal(0, DatabaseLogs.Convert(ServerMessages.Logs(ServerMessages.Record(name, SeverityNumber.Info, "SELECT 'secret'")), instances: false).CalculateSize());

    [Theory]
    [InlineData(1213, "mysql.deadlock")]
    [InlineData(1205, "mysql.lock_timeout")]
    public void OfLostLocks_StatementThatLost_IsInItsTrace(long error, string name)
    {
        var record = Only(DatabaseLogs.OfLostLocks(ServerMessages.Spans(ServerMessages.Statement("update", ServerMessages.Client, error: error), ServerMessages.Statement()), instances: false));

        Assert.Equal((ServerMessages.Trace, ServerMessages.Own, name), (record.TraceId, record.SpanId, record.Attributes.Text("event.name")));
        Assert.Contains("SELECT * FROM `threads`", record.Body.StringValue, StringComparison.Ordinal);
    }

    [Fact]
    public void OfLostLocks_StatementOfNobody_NamesNoTrace() =>
        Assert.True(Only(DatabaseLogs.OfLostLocks(ServerMessages.Spans(ServerMessages.Statement("update", error: 1213)), instances: false)).TraceId.IsEmpty);

    [Fact]
    public void OfLostLocks_OtherErrors_AreNone() =>
        Assert.Equal(0, DatabaseLogs.OfLostLocks(ServerMessages.Spans(ServerMessages.Statement("insert", ServerMessages.Client, error: 1062)), instances: false).CalculateSize());

    private static LogRecord Only(ExportLogsServiceRequest message) => Assert.Single(Assert.Single(Assert.Single(message.ResourceLogs).ScopeLogs).LogRecords);
}
