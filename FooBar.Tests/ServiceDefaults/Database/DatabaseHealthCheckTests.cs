using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseHealthCheckTests : IDisposable
{
    private readonly RouterHarness _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task CheckHealthAsync_NothingKnownYet_IsUnhealthy() =>
        Assert.Equal(HealthStatus.Unhealthy, (await _database.CheckAsync()).Status);

    [Fact]
    public async Task CheckHealthAsync_PrimaryAndReplica_IsHealthy()
    {
        _database.Probe();

        Assert.Equal(HealthStatus.Healthy, (await _database.CheckAsync()).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_SeenTooLongAgo_IsUnhealthy()
    {
        _database.Probe();
        _database.Clock.Advance(_database.Options.ObservationLifetime + TimeSpan.FromMilliseconds(1));

        Assert.Equal(HealthStatus.Unhealthy, (await _database.CheckAsync()).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_ReplicaAway_IsDegradedAndNamesItAndTheReason()
    {
        _database.Second.Probe.Failure = new ServerError(1042);
        _database.Probe();

        var result = await _database.CheckAsync();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Equal("mysql-2 does not answer: Error 1042.", result.Description);
    }

    [Fact]
    public async Task CheckHealthAsync_NobodyTakesWrites_IsDegraded()
    {
        _database.First.Probe.Reading = new ServerReading(IsReadOnly: true);
        _database.Probe();

        var result = await _database.CheckAsync();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Equal("no server is known to take writes", result.Description);
    }

    [Fact]
    public async Task CheckHealthAsync_BothAway_IsUnhealthy()
    {
        _database.First.Probe.Failure = _database.Second.Probe.Failure = new ServerError(1042);
        _database.Probe();

        Assert.Equal(HealthStatus.Unhealthy, (await _database.CheckAsync()).Status);
    }
}
