namespace FooBar.AppHost.MySql;

/// <summary>The passwords of the accounts on both servers, made at the first run and kept in this user's secrets.</summary>
/// <param name="Root">The administrator, used by the health check and by nobody else.</param>
/// <param name="Application">foobar_app: rows and tables of the application's schema.</param>
/// <param name="Replication">foobar_replication: reads the other server's binary log.</param>
/// <param name="Monitor">foobar_monitor: looks at replication.</param>
internal sealed record MySqlAccounts(
    IResourceBuilder<ParameterResource> Root,
    IResourceBuilder<ParameterResource> Application,
    IResourceBuilder<ParameterResource> Replication,
    IResourceBuilder<ParameterResource> Monitor)
{
    /// <summary>Adds a parameter for each password.</summary>
    public static MySqlAccounts Add(IDistributedApplicationBuilder builder)
    {
        return new(Password("mysql-root-password"), Password("mysql-app-password"), Password("mysql-replication-password"), Password("mysql-monitor-password"));

        // Letters and digits: a password is part of connection strings, where other characters have a meaning.
        IResourceBuilder<ParameterResource> Password(string name) =>
            builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
    }
}
