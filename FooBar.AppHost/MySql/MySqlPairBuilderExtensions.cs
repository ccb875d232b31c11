using FooBar.AppHost.Engine;
using FooBar.AppHost.Images;
using FooBar.AppHost.Networking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FooBar.AppHost.MySql;

/// <summary>Adds a pair of MySQL servers, configured by <c>MySql/configuration/foobar.cnf</c> and prepared by <c>MySql/first-start/prepare.sh</c>.</summary>
internal static class MySqlPairBuilderExtensions
{
    /// <summary>
    /// Adds two servers that differ in their names and ids alone. They start read-only: the sentinel makes one of them the primary, at the very
    /// first start <paramref name="first"/>.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="first">The name of the first server.</param>
    /// <param name="firstPort">The port of this machine at which it is reached.</param>
    /// <param name="second">The name of the second server.</param>
    /// <param name="secondPort">The port of this machine at which it is reached.</param>
    /// <param name="persist">
    /// Whether the data is kept for good, else until this run ends. Either way a server that is stopped, killed or restarted finds its data again.
    /// </param>
    public static MySqlPair AddMySqlPair(this IDistributedApplicationBuilder builder, string first, int firstPort, string second, int secondPort, bool persist)
    {
        var accounts = MySqlAccounts.Add(builder);
        var volumes = persist ? null : RunVolumes.Create([first, second]);
        var data = volumes is null ? PairData.Kept() : PairData.Of(volumes);
        var pair = new MySqlPair(
            AddServer(builder, first, firstPort, serverId: 1, accounts, data),
            AddServer(builder, second, secondPort, serverId: 2, accounts, data),
            accounts,
            data);
        foreach (var server in pair.Servers)
        {
            server.WithReplicationHealthCheck(pair.MonitorConnectionString(server));
        }

        if (volumes is not null && builder.ExecutionContext.IsRunMode)
        {
            builder.Services.AddSingleton(volumes).AddHostedService<RunVolumeCleaner>();
        }

        return pair;
    }

    /// <summary>Gives <paramref name="builder"/> the application's connections to both servers. Which one is primary it finds out.</summary>
    public static IResourceBuilder<T> WithMySqlPair<T>(this IResourceBuilder<T> builder, MySqlPair pair)
        where T : IResourceWithEnvironment
    {
        builder.WithEnvironment("Database__Password", pair.Accounts.Application);
        foreach (var (index, server) in pair.Servers.Index())
        {
            builder
                .WithEnvironment($"ConnectionStrings__{server.Resource.Name}", MySqlPair.ApplicationConnectionString(server))
                .WithEnvironment($"Database__Servers__{index}", server.Resource.Name);
        }

        return builder;
    }

    private static IResourceBuilder<MySqlServerResource> AddServer(
        IDistributedApplicationBuilder builder, string name, int port, int serverId, MySqlAccounts accounts, PairData data)
    {
        var server = builder.AddMySql(name, accounts.Root, port)
            .WithEndpoint("tcp", static endpoint => endpoint.IsProxied = false)
            .WithStackImage(MySqlContainerImageTags.Image, MySqlContainerImageTags.Tag)
            .WithBoundedLog()
            .WithNeighbourlyCongestionControl()
            .WithContainerFiles("/etc/mysql/conf.d", "MySql/configuration")
            .WithContainerFiles("/docker-entrypoint-initdb.d", "MySql/first-start")
            .WithArgs($"--server-id={serverId}")
            .WithEnvironment("APP_PASSWORD", accounts.Application)
            .WithEnvironment("REPLICATION_PASSWORD", accounts.Replication)
            .WithEnvironment("MONITOR_PASSWORD", accounts.Monitor)
            .WithEnvironment("SENTINEL_PASSWORD", accounts.Sentinel)
            .WithEnvironment("DATABASE", MySqlPair.Database)
            .WithDataVolume(data.VolumeOf(name))
            // By the label the sentinel finds the container, whose name is another one at each start. A shutdown in good order would acknowledge
            // commits that still wait for the replica, so that a stop is a kill, which every part of MySQL is made to survive.
            .WithContainerRuntimeArgs("--label", data.LabelOf(name), "--stop-signal", "SIGKILL")
            // Nothing here converts between named time zones; loading them takes seconds.
            .WithEnvironment("MYSQL_INITDB_SKIP_TZINFO", "1")
            // For images that can: the preparation in the server's own first start, not in a start before it, which takes as long again.
            .WithEnvironment("MYSQL_INITDB_ONE_START", "1");

        if (!builder.Environment.IsDevelopment())
        {
            // One object a line for programs, as the services and the proxies write; in Development lines for people.
            server.WithArgs("--log-error-services=log_filter_internal;log_sink_json");
        }

        return builder.Configuration["MySql:BufferPoolSize"] is { Length: > 0 } size ? server.WithArgs($"--innodb-buffer-pool-size={size}") : server;
    }
}
