using Aspire.Hosting.Testing;
using FooBar.Tests.Functional.Traces;
using MySqlConnector;

namespace FooBar.Tests.Functional;

/// <summary>What goes wrong in a database server is a log record in the trace of whoever met it.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class DatabaseTelemetryTests(StackFixture stack)
{
    private readonly DashboardTraces _traces = new(stack);
    private readonly string _trace = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Statement_SlowerThanASecond_IsASpanAndALogRecordOfItsTraceWithoutValues()
    {
        await using var connection = await OpenAsync("mysql-2");

        await ExecuteAsync(connection, "SELECT SLEEP(1.1), 'nobody sees this'", joins: true);

        var record = await LogAsync("mysql-2", "mysql.slow_statement");
        Assert.Contains("Slow statement", record, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody sees this", record, StringComparison.Ordinal);
        var span = Assert.Single(await SpansAsync(1));
        Assert.Equal(("mysql-2", "SELECT", "00f067aa0ba902b7"), (span.Resource, span.Attribute("db.operation.name"), span.Parent));
        Assert.True(span.End - span.Start > TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("nobody sees this", span.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_ThatLostToADeadlock_IsALogRecordOfItsTrace()
    {
        var (primary, _) = await Replication.RolesAsync(stack);
        await using var one = await OpenAsync(primary);
        await using var other = await OpenAsync(primary);
        var table = $"foobar.deadlock_{_trace[..8]}";
        await ExecuteAsync(one, $"CREATE TABLE {table} (id INT PRIMARY KEY, v INT)");
        try
        {
            await ExecuteAsync(one, $"INSERT INTO {table} VALUES (1, 0), (2, 0)");
            await ExecuteAsync(one, "BEGIN");
            await ExecuteAsync(other, "BEGIN");
            await ExecuteAsync(one, $"UPDATE {table} SET v = 1 WHERE id = 1");
            await ExecuteAsync(other, $"UPDATE {table} SET v = 1 WHERE id = 2");

            // Each wants the row that the other one has: whichever statement comes last closes the circle, and one of them is rolled back.
            var both = Task.WhenAll(ExecuteAsync(one, $"UPDATE {table} SET v = 2 WHERE id = 2", joins: true), ExecuteAsync(other, $"UPDATE {table} SET v = 2 WHERE id = 1", joins: true));
            var lost = await Assert.ThrowsAsync<MySqlException>(() => both);

            Assert.Equal(MySqlErrorCode.LockDeadlock, lost.ErrorCode);
            Assert.Contains("Deadlock", await LogAsync(primary, "mysql.deadlock"), StringComparison.Ordinal);
            Assert.Single(await SpansAsync(2), static span => span.IsError && span.Attribute("error.type") == "1213");
        }
        finally
        {
            // Open transactions hold the table.
            await ExecuteAsync(one, "ROLLBACK");
            await ExecuteAsync(other, "ROLLBACK");
            await ExecuteAsync(one, $"DROP TABLE {table}");
        }
    }

    // As the driver does where its caller has a span.
    private async Task ExecuteAsync(MySqlConnection connection, string sql, bool joins = false)
    {
        await using var command = new MySqlCommand(sql, connection);
        if (joins)
        {
            command.Attributes.SetAttribute("traceparent", $"00-{_trace}-00f067aa0ba902b7-01");
        }

        await command.ExecuteNonQueryAsync();
    }

    private async Task<MySqlConnection> OpenAsync(string server)
    {
        var connection = new MySqlConnection($"{await stack.App.GetConnectionStringAsync(server)};Allow User Variables=true");
        await connection.OpenAsync();
        return connection;
    }

    private async Task<IReadOnlyList<SpanView>> SpansAsync(int atLeast)
    {
        IReadOnlyList<SpanView> spans = [];
        await Eventually.TrueAsync(
            async token =>
            {
                spans = await _traces.FindAsync(_trace, token);
                return spans.Count >= atLeast;
            },
            "the dashboard has the statement's span");
        return spans;
    }

    private async Task<string> LogAsync(string resource, string name)
    {
        var record = "";
        await Eventually.TrueAsync(
            async token =>
            {
                record = (await _traces.LogsAsync(resource, token)).Select(static found => found.ToString())
                    .FirstOrDefault(found => found.Contains(_trace, StringComparison.OrdinalIgnoreCase) && found.Contains(name, StringComparison.Ordinal)) ?? "";
                return record.Length > 0;
            },
            $"the dashboard has the record {name} of the statement's trace");
        return record;
    }
}
