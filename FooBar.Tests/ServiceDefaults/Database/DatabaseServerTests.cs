using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Time.Testing;
using Polly.Telemetry;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseServerTests : IAsyncDisposable
{
    private readonly ScriptedDataSource _reads = new("reads");
    private readonly ScriptedDataSource _writes = new("writes");
    private readonly DatabaseServer _server;

    public DatabaseServerTests() => _server = new(
        "mysql-1",
        new ServerConnections(() => _reads),
        new ServerConnections(() => _writes),
        new ScriptedProbe { Asking = static _ => Task.FromResult(new ServerReading(IsReadOnly: false)) },
        new ServerPipelines("mysql-1", new DatabaseOptions(), new TelemetryOptions(), new FakeTimeProvider()));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(nameof(DatabaseIntent.Read), "reads")]
    [InlineData(nameof(DatabaseIntent.Write), "writes")]
    [InlineData(nameof(DatabaseIntent.RepeatableWrite), "writes")]
    public async Task UseAsync_Intent_GetsAConnectionOfItsKind(string intent, string expected)
    {
        var used = await _server.UseAsync(
            Enum.Parse<DatabaseIntent>(intent),
            static (connection, _, _) => Task.FromResult(connection.DataSource),
            ServerState.Primary,
            TimeSpan.FromSeconds(1),
            CancellationToken.None);

        Assert.Equal(expected, used);
    }

    [Fact]
    public async Task SpareAsync_ServerAnswers_OpensThemForReadsAndForWrites()
    {
        await _server.SpareAsync(3, CancellationToken.None);

        Assert.Equal((3, 3), (_reads.Opened, _writes.Opened));
    }
}
