using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.MySql;
using Aspire.Hosting.Testing;
using FooBar.Tests.Aspire.Building;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Aspire.MySql;

public sealed class MySqlBuilderExtensionsTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create("--Parameters:mysql-1-password=pass");

    public void Dispose() => _builder.Dispose();

    [Fact]
    public async Task AddMySql_Defaults_AreTheOfficialImages()
    {
        var server = _builder.AddMySql("mysql-1", port: 3316);

        Assert.True(server.Resource.TryGetContainerImageName(out var image));
        Assert.Equal("docker.io/library/mysql:9.7", image);
        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        Assert.Equal((3316, 3306, "tcp"), (endpoint.Port, endpoint.TargetPort, endpoint.UriScheme));
        Assert.Equal("pass", (await EvaluatedEnvironment.OfAsync(server.Resource, _builder.ExecutionContext))["MYSQL_ROOT_PASSWORD"]);
        Assert.Equal("mysql-1_check", Assert.Single(server.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
    }

    [Fact]
    public async Task ConnectionString_AskedByContainerOrProcess_NamesTheAddressFromThere()
    {
        var server = _builder.AddMySql("mysql-1", port: 3316);
        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", 3316);
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, new AllocatedEndpoint(endpoint, "mysql-1", 3306));
        var database = server.AddDatabase("foobar", "foo;bar");
        var other = _builder.AddContainer("other", "image", "1");

        var fromProcess = await ((IResourceWithConnectionString)database.Resource).GetConnectionStringAsync();
        var fromContainer = await ((IValueProvider)database.Resource).GetValueAsync(new ValueProviderContext { Caller = other.Resource });

        Assert.Equal("Server=localhost;Port=3316;User ID=root;Password=pass;Database=\"foo;bar\"", fromProcess, ignoreCase: true);
        Assert.StartsWith("Server=mysql-1;Port=3306;", fromContainer, StringComparison.Ordinal);
        Assert.Equal("foo;bar", server.Resource.Databases["foobar"]);
    }

    [Theory]
    [InlineData("foobar", "CREATE DATABASE IF NOT EXISTS `foobar`")]
    [InlineData("a`; DROP DATABASE b", "CREATE DATABASE IF NOT EXISTS `a``; DROP DATABASE b`")]
    public void CreateStatement_AnyName_IsQuoted(string name, string expected) => Assert.Equal(expected, MySqlDatabaseCreator.CreateStatement(name));

    [Fact]
    public async Task HealthCheck_NobodyListens_IsUnhealthyWithoutThePassword()
    {
        var server = _builder.AddMySql("mysql-1", port: 1);
        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", 1);

        await using var services = _builder.Services.BuildServiceProvider();
        var registration = Assert.Single(services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations);
        var result = await registration.Factory(services).CheckHealthAsync(new HealthCheckContext { Registration = registration });

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.DoesNotContain("pass;", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void WithDataVolume_NoName_IsTheAppHostsOwn()
    {
        var server = _builder.AddMySql("mysql-1").WithDataVolume();

        var mount = Assert.Single(server.Resource.Annotations.OfType<ContainerMountAnnotation>());
        Assert.Equal(("/var/lib/mysql", ContainerMountType.Volume), (mount.Target, mount.Type));
        Assert.EndsWith("-mysql-1-data", mount.Source, StringComparison.Ordinal);
    }
}
