using System.Data.Common;
using System.Diagnostics.Metrics;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Polly.Telemetry;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>
/// The real router with its real pipelines over two scripted servers, in virtual time: mysql-1, which starts as the primary, and mysql-2, which
/// starts as its replica.
/// </summary>
internal sealed class RouterHarness : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Task<ServerObservation>?[] _probes = new Task<ServerObservation>?[2];

    public RouterHarness(DatabaseOptions? options = null)
    {
        Options = options ?? new DatabaseOptions();
        Topology = new DatabaseTopology([Server(First), Server(Second)], RoutingRules.From(Options), Clock, NullLogger<DatabaseTopology>.Instance);
        var router = new DatabaseRouter(
            Topology,
            new RetryPipelines(Options, new TelemetryOptions(), Clock),
            new DatabaseTelemetry(_services.GetRequiredService<IMeterFactory>()),
            new OptionsWrapper<DatabaseOptions>(Options),
            Clock);
        Scope = new FooBar.ServiceDefaults.Database.Database(router, new OptionsWrapper<DatabaseOptions>(Options));
    }

    public FakeTimeProvider Clock { get; } = new();

    public DatabaseOptions Options { get; }

    public ScriptedServer First { get; } = new("mysql-1", new ServerReading(IsReadOnly: false));

    public ScriptedServer Second { get; } = new("mysql-2", new ServerReading(IsReadOnly: true));

    public DatabaseTopology Topology { get; }

    /// <summary>What one request uses.</summary>
    public IDatabase Scope { get; }

    /// <summary>Work that fails as told by server, and otherwise returns the server's name.</summary>
    public static Func<DbConnection, CancellationToken, Task<string>> Work(Func<string, Exception?>? fails = null) => (connection, _) =>
        fails?.Invoke(connection.DataSource) is { } exception ? Task.FromException<string>(exception) : Task.FromResult(connection.DataSource);

    /// <summary>Looks at both servers once. A probe that does not end is looked after by later calls.</summary>
    public void Probe()
    {
        for (var i = 0; i < _probes.Length; i++)
        {
            var probe = _probes[i] ??= Topology.Servers[i].ProbeAsync(() => Topology.Now, CancellationToken.None);
            if (probe.IsCompleted)
            {
                _probes[i] = null;
                Topology.Report(i, probe.Result);
            }
        }
    }

    /// <summary>Lets the servers swap roles: from now on the second one takes the writes.</summary>
    public void Swap(ulong epoch = 0)
    {
        First.Probe.Reading = new ServerReading(IsReadOnly: true, Epoch: epoch);
        Second.Probe.Reading = new ServerReading(IsReadOnly: false, Epoch: epoch);
    }

    public Task<HealthCheckResult> CheckAsync() => new DatabaseHealthCheck(Topology).CheckHealthAsync(new HealthCheckContext());

    public Task<string> ReadAsync(Func<string, Exception?>? fails = null) =>
        InVirtualTimeAsync(() => Scope.ReadAsync(Work(fails), CancellationToken.None));

    public Task<string> WriteAsync(Func<string, Exception?>? fails = null) =>
        InVirtualTimeAsync(() => Scope.WriteAsync(Work(fails), CancellationToken.None));

    /// <summary>Lets virtual time pass, and probes with it, a step whenever nothing happens without it, until the work is done.</summary>
    public async Task<T> InVirtualTimeAsync<T>(Func<Task<T>> work)
    {
        Probe();
        var running = work();
        while (await Task.WhenAny(running, Task.Delay(10)) != running)
        {
            Clock.Advance(Step);
            Probe();
        }

        return await running;
    }

    public void Dispose() => _services.Dispose();

    private DatabaseServer Server(ScriptedServer server) => new(
        server.Name,
        new ServerConnections(() =>
        {
            server.ReadsCleared++;
            return server.Connections;
        }),
        new ServerConnections(() =>
        {
            server.WritesCleared++;
            return server.Connections;
        }),
        server.Probe,
        new ServerPipelines(server.Name, Options, new TelemetryOptions(), Clock));
}
