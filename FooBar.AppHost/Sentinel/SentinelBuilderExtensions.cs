using FooBar.AppHost.Configuration;
using FooBar.AppHost.MySql;
using FooBar.AppHost.Startup;

namespace FooBar.AppHost.Sentinel;

/// <summary>Adds the sentinel of a pair of MySQL servers.</summary>
internal static class SentinelBuilderExtensions
{
    /// <summary>Adds the sentinel, and its commands to both servers.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The sentinel's name.</param>
    /// <param name="port">The port, on loopback, of its state and its commands.</param>
    /// <param name="pair">The servers to supervise.</param>
    public static IResourceBuilder<ProjectResource> AddSentinel<TProject>(this IDistributedApplicationBuilder builder, string name, int port, MySqlPair pair)
        where TProject : IProjectMetadata, new()
    {
        var key = builder.AddPassword("sentinel-key");
        var sentinel = builder.AddProject<TProject>(name, launchProfileName: null)
            .StartsAsBuilt()
            .WithHttpEndpoint(port: port, name: "http", isProxied: false)
            .WithIconName("ShieldTask")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("DOTNET_ENVIRONMENT", builder.Environment.EnvironmentName)
            .WithSettings("Sentinel")
            .WithEnvironment("Sentinel__Password", pair.Accounts.Sentinel)
            .WithEnvironment("Sentinel__Database", MySqlPair.Database)
            .WithEnvironment("Sentinel__WitnessFile", pair.Data.WitnessFile)
            .WithEnvironment("Sentinel__ReplicationPassword", pair.Accounts.Replication)
            .WithEnvironment("Sentinel__OperatorKey", key);
        foreach (var (index, server) in pair.Servers.Index())
        {
            var serverName = server.Resource.Name;
            sentinel
                .WithEnvironment($"ConnectionStrings__{serverName}", MySqlPair.SentinelConnectionString(server))
                .WithEnvironment($"Sentinel__Servers__{index}", serverName)
                .WithEnvironment($"Sentinel__Containers__{serverName}", pair.Data.LabelOf(serverName));
            server.WithSentinelCommands(new SentinelClient(sentinel.GetEndpoint("http"), key.Resource));
        }

        return sentinel;
    }
}
