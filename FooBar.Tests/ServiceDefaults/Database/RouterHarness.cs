using System.Data.Common;
using System.Diagnostics.Metrics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Polly.Telemetry;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>The real router with its real pipelines over two scripted servers, in virtual time.</summary>
internal sealed class RouterHarness : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DatabaseRouter _router;
    private readonly DatabaseTopology _topology;

    public RouterHarness(DatabaseOptions? options = null)
    {
        Options = options ?? new DatabaseOptions();
        _topology = new DatabaseTopology(Server(Options.Primary, Primary), Server(Options.Replica, Replica));
        _router = new DatabaseRouter(
            _topology,
            new RetryPipelines(Options, new TelemetryOptions(), Clock),
            new DatabaseTelemetry(_services.GetRequiredService<IMeterFactory>()));
        Scope = new FooBar.ServiceDefaults.Database.Database(_router, Microsoft.Extensions.Options.Options.Create(Options));
    }

    public FakeTimeProvider Clock { get; } = new();

    public DatabaseOptions Options { get; }

    public ScriptedDataSource Primary { get; } = new("mysql-1");

    public ScriptedDataSource Replica { get; } = new("mysql-2");

    /// <summary>What one request uses.</summary>
    public IDatabase Scope { get; }

    public ServerState State(ServerRole role) => _topology[role].Status.State;

    public Task ProbeAsync(ServerRole role) => InVirtualTimeAsync(_topology[role].ProbeAsync(CancellationToken.None));

    public Task<HealthCheckResult> CheckAsync() => new DatabaseHealthCheck(_topology).CheckHealthAsync(new HealthCheckContext());

    /// <summary>Work that fails as told by server, and otherwise returns the server's name.</summary>
    public static Func<DbConnection, CancellationToken, Task<string>> Work(Func<string, Exception?>? fails = null) => (connection, _) =>
        fails?.Invoke(connection.DataSource) is { } exception ? Task.FromException<string>(exception) : Task.FromResult(connection.DataSource);

    public Task<string> ReadAsync(Func<string, Exception?>? fails = null) =>
        InVirtualTimeAsync(Scope.ReadAsync(Work(fails), CancellationToken.None));

    public Task<string> WriteAsync(Func<string, Exception?>? fails = null) =>
        InVirtualTimeAsync(Scope.WriteAsync(Work(fails), CancellationToken.None));

    /// <summary>Lets virtual time pass, a step whenever nothing happens without it, until the work is done.</summary>
    public async Task<T> InVirtualTimeAsync<T>(Task<T> work)
    {
        await InVirtualTimeAsync((Task)work);
        return await work;
    }

    private async Task InVirtualTimeAsync(Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(10)) != work)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await work;
    }

    public void Dispose() => _services.Dispose();

    private DatabaseServer Server(string name, DbDataSource source)
    {
        var status = new ServerStatus(name, Options.ObservationLifetime, Clock, NullLogger<ServerStatus>.Instance);
        return new DatabaseServer(name, source, new ServerPipelines(name, Options, new TelemetryOptions(), Clock, status), status, Clock);
    }
}
