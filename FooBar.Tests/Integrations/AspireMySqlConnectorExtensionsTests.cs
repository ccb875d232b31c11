using System.Data.Common;
using Aspire.MySqlConnector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MySqlConnector;

namespace FooBar.Tests.Integrations;

public sealed class AspireMySqlConnectorExtensionsTests
{
    private const string ConnectionString = "Server=db.test;Port=3306;User ID=app;Password=secret";

    [Fact]
    public void AddKeyedMySqlDataSource_ConnectionStringsSection_RegistersBothTypesUnderTheKey()
    {
        using var host = Build(ConnectionString);

        var dataSource = host.Services.GetRequiredKeyedService<MySqlDataSource>("one");

        Assert.Same(dataSource, host.Services.GetRequiredKeyedService<DbDataSource>("one"));
        Assert.Equal(ConnectionString, dataSource.ConnectionString);
        Assert.Null(host.Services.GetService<DbDataSource>());
    }

    [Fact]
    public void AddKeyedMySqlDataSource_Delegate_HasTheLastWord()
    {
        using var host = Build(ConnectionString, static settings => settings.ConnectionString += ";Database=foobar");

        Assert.Equal(ConnectionString + ";Database=foobar", host.Services.GetRequiredKeyedService<MySqlDataSource>("one").ConnectionString);
    }

    [Fact]
    public void AddKeyedMySqlDataSource_NoConnectionString_FailsWhenAskedForAndNamesTheKey()
    {
        using var host = Build(connectionString: null);

        var exception = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredKeyedService<MySqlDataSource>("one"));

        Assert.Contains("ConnectionStrings:one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddKeyedMySqlDataSource_HealthCheckIsWanted_IsRefused()
    {
        var exception = Assert.Throws<NotSupportedException>(() => Build(ConnectionString, static settings => settings.DisableHealthChecks = false));

        Assert.Contains(nameof(MySqlConnectorSettings.DisableHealthChecks), exception.Message, StringComparison.Ordinal);
    }

    private static IHost Build(string? connectionString, Action<MySqlConnectorSettings>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:one", connectionString)]);
        builder.AddKeyedMySqlDataSource("one", settings =>
        {
            settings.DisableHealthChecks = true;
            configure?.Invoke(settings);
        });
        return builder.Build();
    }
}
