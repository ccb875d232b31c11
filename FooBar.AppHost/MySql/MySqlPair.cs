namespace FooBar.AppHost.MySql;

/// <summary>Two servers, one of which replicates from the other. The names say nothing about roles, which a failover swaps.</summary>
/// <param name="First">The server that is the primary at the very first start.</param>
/// <param name="Second">The server that is its replica then.</param>
/// <param name="Accounts">The accounts that both have.</param>
/// <param name="Data">Where both keep their data.</param>
internal sealed record MySqlPair(
    IResourceBuilder<MySqlServerResource> First, IResourceBuilder<MySqlServerResource> Second, MySqlAccounts Accounts, PairData Data)
{
    /// <summary>The schema of the application.</summary>
    public const string Database = "foobar";

    /// <summary>Both servers.</summary>
    public IEnumerable<IResourceBuilder<MySqlServerResource>> Servers => [First, Second];

    /// <summary>The connection string of the application's account on <paramref name="server"/>, for MySqlConnector, without the password.</summary>
    public static ReferenceExpression ApplicationConnectionString(IResourceBuilder<MySqlServerResource> server)
    {
        var endpoint = server.Resource.PrimaryEndpoint;
        return ReferenceExpression.Create(
            $"Server={endpoint.Property(EndpointProperty.IPV4Host)};Port={endpoint.Property(EndpointProperty.Port)};Database={Database};User ID=foobar_app;SslMode=Required");
    }

    /// <summary>The connection string of the sentinel's account on <paramref name="server"/>, without the password.</summary>
    public static ReferenceExpression SentinelConnectionString(IResourceBuilder<MySqlServerResource> server)
    {
        var endpoint = server.Resource.PrimaryEndpoint;
        return ReferenceExpression.Create(
            $"Server={endpoint.Property(EndpointProperty.IPV4Host)};Port={endpoint.Property(EndpointProperty.Port)};User ID=foobar_sentinel;SslMode=Required");
    }

    /// <summary>The connection string of the monitoring account on <paramref name="server"/>.</summary>
    public ReferenceExpression MonitorConnectionString(IResourceBuilder<MySqlServerResource> server)
    {
        var endpoint = server.Resource.PrimaryEndpoint;
        return ReferenceExpression.Create(
            $"Server={endpoint.Property(EndpointProperty.IPV4Host)};Port={endpoint.Property(EndpointProperty.Port)};User ID=foobar_monitor;Password={Accounts.Monitor.Resource};SslMode=Required;Connection Timeout=3;Default Command Timeout=3;Maximum Pool Size=2");
    }
}
