using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.AppHost.MySql;

/// <summary>Makes replication part of a server's health.</summary>
internal static class ReplicationHealthCheckExtensions
{
    /// <summary>The server counts as healthy while it takes the writes or follows the one that does.</summary>
    public static IResourceBuilder<MySqlServerResource> WithReplicationHealthCheck(this IResourceBuilder<MySqlServerResource> builder, ReferenceExpression monitorConnectionString)
    {
        var key = $"{builder.Resource.Name}_replication";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, _ => new ReplicationHealthCheck(monitorConnectionString), failureStatus: null, tags: null));
        return builder.WithHealthCheck(key);
    }
}
