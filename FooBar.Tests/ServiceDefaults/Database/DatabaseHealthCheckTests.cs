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
    public async Task CheckHealthAsync_BothServersAnswered_IsHealthy()
    {
        await _database.ReadAsync();
        await _database.WriteAsync();

        Assert.Equal(HealthStatus.Healthy, (await _database.CheckAsync()).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_ReplicaAway_IsDegradedAndNamesItAndTheReason()
    {
        await _database.WriteAsync();
        _database.Replica.Opening = static _ => Task.FromException(new ServerError(1042));
        await _database.ProbeAsync(ServerRole.Replica);

        var result = await _database.CheckAsync();

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Equal("mysql-2 does not answer: Error 1042.", result.Description);
    }

    [Fact]
    public async Task CheckHealthAsync_BothAway_IsUnhealthy()
    {
        _database.Primary.Opening = _database.Replica.Opening = static _ => Task.FromException(new ServerError(1042));
        await _database.ProbeAsync(ServerRole.Primary);
        await _database.ProbeAsync(ServerRole.Replica);

        Assert.Equal(HealthStatus.Unhealthy, (await _database.CheckAsync()).Status);
    }

    [Fact]
    public async Task CheckHealthAsync_ProbeLateButAUseSucceededMeanwhile_BelievesTheUse()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _database.Replica.Opening = _ => _database.Replica.Opened == 1 ? gate.Task : Task.CompletedTask;
        var probe = _database.ProbeAsync(ServerRole.Replica);
        _database.Clock.Advance(TimeSpan.FromMilliseconds(1));

        await _database.ReadAsync();
        gate.SetException(new ServerError(1042));
        await probe;

        Assert.Equal(ServerState.Available, _database.State(ServerRole.Replica));
    }
}
