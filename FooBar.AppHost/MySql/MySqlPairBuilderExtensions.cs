using FooBar.AppHost.Images;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.MySql;

/// <summary>Adds a pair of MySQL servers, configured by <c>MySql/configuration/foobar.cnf</c> and prepared by <c>MySql/first-start/prepare.sh</c>.</summary>
internal static class MySqlPairBuilderExtensions
{
    /// <summary>Adds two servers. At their first start <paramref name="first"/> becomes the primary and <paramref name="second"/> its replica.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="first">The name of the first server.</param>
    /// <param name="firstPort">The port of this machine at which it is reached.</param>
    /// <param name="second">The name of the second server.</param>
    /// <param name="secondPort">The port of this machine at which it is reached.</param>
    public static MySqlPair AddMySqlPair(this IDistributedApplicationBuilder builder, string first, int firstPort, string second, int secondPort)
    {
        var accounts = MySqlAccounts.Add(builder);
        var pair = new MySqlPair(
            AddServer(builder, first, firstPort, serverId: 1, accounts, source: ""),
            AddServer(builder, second, secondPort, serverId: 2, accounts, source: $"{first}:3306"),
            accounts);

        // On the replica a database of the model would be a write of its own; it gets this one through replication.
        pair.First.AddDatabase(MySqlPair.Database);
        pair.Second.WithReferenceRelationship(pair.First).WithReplicationHealthCheck(pair.MonitorConnectionString(pair.Second));
        return pair;
    }

    /// <summary>
    /// Keeps the data of both servers in volumes: for good when <paramref name="persist"/>, else until this run ends. Either way a server that is
    /// stopped, killed or restarted finds its data again.
    /// </summary>
    public static MySqlPair WithDataVolumes(this MySqlPair pair, bool persist)
    {
        var builder = pair.First.ApplicationBuilder;
        var volumes = persist ? null : RunVolumes.Create(pair.Servers.Select(static server => server.Resource.Name));
        foreach (var server in pair.Servers)
        {
            server.WithDataVolume(volumes?.NameFor(server.Resource.Name) ?? $"foobar-{server.Resource.Name}-data");
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
        foreach (var (index, server) in pair.Servers.Index())
        {
            builder
                .WithEnvironment($"ConnectionStrings__{server.Resource.Name}", pair.ApplicationConnectionString(server))
                .WithEnvironment($"Database__Servers__{index}", server.Resource.Name)
                .WithReferenceRelationship(server);
        }

        return builder;
    }

    private static IResourceBuilder<MySqlServerResource> AddServer(
        IDistributedApplicationBuilder builder, string name, int port, int serverId, MySqlAccounts accounts, string source)
    {
        var server = builder.AddMySql(name, accounts.Root, port)
            .WithEndpoint("tcp", static endpoint => endpoint.IsProxied = false)
            .WithStackImage(MySqlContainerImageTags.Image, MySqlContainerImageTags.Tag)
            .WithContainerFiles("/etc/mysql/conf.d", "MySql/configuration")
            .WithContainerFiles("/docker-entrypoint-initdb.d", "MySql/first-start")
            .WithArgs($"--server-id={serverId}")
            .WithEnvironment("APP_PASSWORD", accounts.Application)
            .WithEnvironment("REPLICATION_PASSWORD", accounts.Replication)
            .WithEnvironment("MONITOR_PASSWORD", accounts.Monitor)
            .WithEnvironment("DATABASE", MySqlPair.Database)
            .WithEnvironment("REPLICATION_SOURCE", source)
            // Nothing here converts between named time zones; loading them takes seconds.
            .WithEnvironment("MYSQL_INITDB_SKIP_TZINFO", "1");

        return builder.Configuration["MySql:BufferPoolSize"] is { Length: > 0 } size ? server.WithArgs($"--innodb-buffer-pool-size={size}") : server;
    }
}
