using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.MySql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds MySQL servers and databases.</summary>
public static class MySqlBuilderExtensions
{
    private const int Port = 3306;
    private const string DataFolder = "/var/lib/mysql";
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds a MySQL server in a container. It is healthy when it answers a query.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="password">The password of its root account; null for the parameter <c>{name}-password</c>, which is generated and kept.</param>
    /// <param name="port">The port on this machine; null for any free one.</param>
    public static IResourceBuilder<MySqlServerResource> AddMySql(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var server = new MySqlServerResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password"));
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: Port, name: MySqlServerResource.PrimaryEndpointName)
            .WithImage(MySqlContainerImageTags.Image, MySqlContainerImageTags.Tag)
            .WithImageRegistry(MySqlContainerImageTags.Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment(context => context.EnvironmentVariables["MYSQL_ROOT_PASSWORD"] = server.PasswordParameter)
            .WithQueryCheck()
            .OnResourceReady(MySqlDatabaseCreator.CreateAsync);
    }

    /// <summary>Adds a database, which is created when the server is ready. A read-only replica must have none: it would be a write there.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="databaseName">The database's own name; null for the resource's.</param>
    public static IResourceBuilder<MySqlDatabaseResource> AddDatabase(this IResourceBuilder<MySqlServerResource> builder, string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var database = new MySqlDatabaseResource(name, databaseName ?? name, builder.Resource);
        var added = builder.ApplicationBuilder.AddResource(database).WithIconName("Database").WithQueryCheck();
        builder.Resource.AddDatabase(database);
        return added;
    }

    /// <summary>Keeps the server's data in a volume, which outlives the container.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The volume's name; null for one made of the AppHost's and the server's.</param>
    /// <param name="isReadOnly">Whether the server may only read it.</param>
    public static IResourceBuilder<MySqlServerResource> WithDataVolume(this IResourceBuilder<MySqlServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataFolder, isReadOnly);

    private static IResourceBuilder<T> WithQueryCheck<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithConnectionString
    {
        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            _ => new MySqlHealthCheck(builder.Resource),
            failureStatus: null,
            tags: null,
            timeout: CheckTimeout));
        return builder.WithHealthCheck(key);
    }
}
