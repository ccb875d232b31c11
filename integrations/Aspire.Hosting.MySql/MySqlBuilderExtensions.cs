using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.MySql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds MySQL servers.</summary>
public static class MySqlBuilderExtensions
{
    private const int Port = 3306;
    private const string DataFolder = "/var/lib/mysql";
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds a MySQL server in a container. It is healthy when it answers a query. Which image of it is up to the caller.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="password">The password of its root account.</param>
    /// <param name="port">The port on this machine; null for any free one.</param>
    public static IResourceBuilder<MySqlServerResource> AddMySql(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource> password,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        var server = new MySqlServerResource(name, password.Resource);
        var check = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(check, _ => new MySqlHealthCheck(server), failureStatus: null, tags: null, timeout: CheckTimeout));
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: Port, name: MySqlServerResource.PrimaryEndpointName)
            .WithImage("library/mysql")
            .WithIconName("DatabaseMultiple")
            .WithEnvironment(context => context.EnvironmentVariables["MYSQL_ROOT_PASSWORD"] = server.PasswordParameter)
            .WithHealthCheck(check);
    }

    /// <summary>Keeps the server's data in a volume, which outlives the container.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The volume's name.</param>
    public static IResourceBuilder<MySqlServerResource> WithDataVolume(this IResourceBuilder<MySqlServerResource> builder, string name) =>
        builder.WithVolume(name, DataFolder);
}
