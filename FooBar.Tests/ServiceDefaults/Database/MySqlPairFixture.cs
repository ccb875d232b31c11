using System.Globalization;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>
/// Two real servers with the same rows and no replication between them: what is tested is the client. mysql-1 takes writes and mysql-2 does not,
/// until a test changes that; each test leaves it so.
/// </summary>
public sealed class MySqlPairFixture : IAsyncLifetime
{
    private MySqlServer? _primary;
    private MySqlServer? _replica;

    internal MySqlServer Primary => _primary ?? throw new InvalidOperationException("The servers have not started.");

    internal MySqlServer Replica => _replica ?? throw new InvalidOperationException("The servers have not started.");

    public async Task InitializeAsync()
    {
        await Task.WhenAll(StartAsync(server => _primary = server), StartAsync(server => _replica = server));
        await Replica.BecomeReplicaAsync();

        static async Task StartAsync(Action<MySqlServer> keep)
        {
            var server = await MySqlServer.StartAsync();
            keep(server);
            await server.ExecuteAsync("CREATE TABLE item (id INT PRIMARY KEY); INSERT INTO item VALUES (1)");
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var server in new[] { _primary, _replica })
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    /// <summary>A service that uses the pair, configured as a service is.</summary>
    internal async Task<IHost> StartServiceAsync(Action<DatabaseOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Servers:0"] = "mysql-1",
            ["Database:Servers:1"] = "mysql-2",
            ["ConnectionStrings:mysql-1"] = Primary.ConnectionString,
            ["ConnectionStrings:mysql-2"] = Replica.ConnectionString,
        });
        builder.AddFooBarDatabase();
        builder.Services.Configure(configure ?? (static _ => { }));
        var service = builder.Build();
        await service.StartAsync();
        return service;
    }

    internal static async Task<(int Count, string Server)> CountAsync(IHost service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        var count = await database.ReadAsync(
            static async (connection, token) =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT COUNT(*) FROM item WHERE id = 1";
                return Convert.ToInt32(await command.ExecuteScalarAsync(token), CultureInfo.InvariantCulture);
            },
            CancellationToken.None);
        return (count, Assert.Single(database.Servers));
    }

    internal static async Task<string> WriteAsync(IHost service, string sql)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        await database.WriteAsync(
            async (connection, token) =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                return await command.ExecuteNonQueryAsync(token);
            },
            CancellationToken.None);
        return Assert.Single(database.Servers);
    }
}
