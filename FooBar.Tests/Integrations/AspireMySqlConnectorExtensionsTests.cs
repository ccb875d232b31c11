using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MySqlConnector;

namespace FooBar.Tests.Aspire.MySqlConnector;

public sealed class AspireMySqlConnectorExtensionsTests
{
    private const string ConnectionString = "Server=db.test;Port=3306;User ID=app;Password=secret";

    [Fact]
    public void AddKeyedMySqlDataSource_ConnectionStringsSection_RegistersBothTypesUnderTheKey()
    {
        using var host = Build(new() { ["ConnectionStrings:one"] = ConnectionString });

        var dataSource = host.Services.GetRequiredKeyedService<MySqlDataSource>("one");

        Assert.Same(dataSource, host.Services.GetRequiredKeyedService<DbDataSource>("one"));
        Assert.Equal(ConnectionString, dataSource.ConnectionString);
        Assert.Null(host.Services.GetService<DbDataSource>());
    }

    [Theory]
    [InlineData("Server=general", null, null, "Server=general")]
    [InlineData("Server=general", "Server=named", null, "Server=named")]
    [InlineData("Server=general", "Server=named", "Server=connection", "Server=connection")]
    public void AddKeyedMySqlDataSource_SeveralSections_TheMostSpecificWins(string? general, string? named, string? connection, string expected)
    {
        using var host = Build(new()
        {
            ["Aspire:MySqlConnector:ConnectionString"] = general,
            ["Aspire:MySqlConnector:one:ConnectionString"] = named,
            ["ConnectionStrings:one"] = connection,
        });

        Assert.Equal(expected, host.Services.GetRequiredKeyedService<MySqlDataSource>("one").ConnectionString);
    }

    [Fact]
    public void AddKeyedMySqlDataSource_Delegate_HasTheLastWord()
    {
        using var host = Build(
            new() { ["ConnectionStrings:one"] = ConnectionString },
            builder => builder.AddKeyedMySqlDataSource("one", static settings => settings.ConnectionString += ";Database=foobar"));

        Assert.Equal(ConnectionString + ";Database=foobar", host.Services.GetRequiredKeyedService<MySqlDataSource>("one").ConnectionString);
    }

    [Fact]
    public void AddKeyedMySqlDataSource_NoConnectionString_FailsWhenAskedForAndNamesTheKey()
    {
        using var host = Build([]);

        var exception = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredKeyedService<MySqlDataSource>("one"));

        Assert.Contains("ConnectionStrings:one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddKeyedMySqlDataSource_Default_AddsOneHealthCheckEvenWhenCalledTwice()
    {
        using var host = Build(new() { ["ConnectionStrings:one"] = ConnectionString }, static builder =>
        {
            builder.AddKeyedMySqlDataSource("one");
            builder.AddKeyedMySqlDataSource("one");
        });

        Assert.Single(HealthChecks(host), "MySql_one");
    }

    [Fact]
    public void AddKeyedMySqlDataSource_DisableHealthChecksInConfiguration_AddsNone()
    {
        using var host = Build(new()
        {
            ["ConnectionStrings:one"] = ConnectionString,
            ["Aspire:MySqlConnector:one:DisableHealthChecks"] = "true",
        });

        Assert.Empty(HealthChecks(host));
    }

    [Fact]
    public async Task HealthCheck_NoServer_ReportsTheRegisteredFailureStatusAndTheCause()
    {
        // Port 1 of the machine itself: refused at once.
        using var host = Build(new() { ["ConnectionStrings:one"] = "Server=127.0.0.1;Port=1;User ID=app;Connection Timeout=5" });

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        var entry = report.Entries["MySql_one"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.IsType<MySqlException>(entry.Exception);
    }

    private static IHost Build(Dictionary<string, string?> configuration, Action<IHostApplicationBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(configuration.Where(static setting => setting.Value is not null));
        (configure ?? (static builder => builder.AddKeyedMySqlDataSource("one")))(builder);
        return builder.Build();
    }

    private static IEnumerable<string> HealthChecks(IHost host) =>
        host.Services.GetService<IOptions<HealthCheckServiceOptions>>()?.Value.Registrations.Select(static check => check.Name) ?? [];
}
