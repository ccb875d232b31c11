using FooBar.AppHost.Configuration;

namespace FooBar.AppHost.MySql;

/// <summary>The passwords of the accounts on both servers, made at the first run and kept in this user's secrets.</summary>
/// <param name="Root">The administrator, used by the health check and by nobody else.</param>
/// <param name="Application">foobar_app: rows and tables of the application's schema.</param>
/// <param name="Replication">foobar_replication: reads the other server's binary log.</param>
/// <param name="Monitor">foobar_monitor: looks at replication.</param>
/// <param name="Sentinel">foobar_sentinel: gives the servers their roles.</param>
internal sealed record MySqlAccounts(
    IResourceBuilder<ParameterResource> Root,
    IResourceBuilder<ParameterResource> Application,
    IResourceBuilder<ParameterResource> Replication,
    IResourceBuilder<ParameterResource> Monitor,
    IResourceBuilder<ParameterResource> Sentinel)
{
    /// <summary>Adds a parameter for each password.</summary>
    public static MySqlAccounts Add(IDistributedApplicationBuilder builder)
    {
        return new(
            builder.AddPassword("mysql-root-password"),
            builder.AddPassword("mysql-app-password"),
            builder.AddPassword("mysql-replication-password"),
            builder.AddPassword("mysql-monitor-password"),
            builder.AddPassword("mysql-sentinel-password"));
    }
}
