using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.AppHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Integrations;

public sealed class MySqlBuilderExtensionsTests
{
    private readonly IDistributedApplicationBuilder _builder =
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { AssemblyName = "FooBar.AppHost", DisableDashboard = true, Args = ["--Parameters:root=pass"] });

    [Fact]
    public async Task AddMySql_Server_ListensAndHasItsPasswordAndACheck()
    {
        var server = AddServer("mysql-1", 3316);

        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        Assert.Equal((3316, 3306, "tcp"), (endpoint.Port, endpoint.TargetPort, endpoint.UriScheme));
        Assert.Equal("pass", (await EvaluatedEnvironment.OfAsync(server.Resource, _builder.ExecutionContext))["MYSQL_ROOT_PASSWORD"]);
        Assert.Equal("mysql-1_check", Assert.Single(server.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
    }

    [Fact]
    public async Task ConnectionString_AskedByContainerOrProcess_NamesTheAddressFromThere()
    {
        var server = AddServer("mysql-1", 3316);
        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", 3316);
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            new AllocatedEndpoint(endpoint, "mysql-1", 3306, EndpointBindingMode.SingleAddress, networkId: KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
        var other = _builder.AddContainer("other", "image", "1");

        var fromProcess = await ((IResourceWithConnectionString)server.Resource).GetConnectionStringAsync();
        var fromContainer = await ((IValueProvider)server.Resource.ConnectionStringExpression).GetValueAsync(new ValueProviderContext { Caller = other.Resource });

        Assert.Equal("Server=localhost;Port=3316;User ID=root;Password=pass", fromProcess, ignoreCase: true);
        Assert.StartsWith("Server=mysql-1;Port=3306;", fromContainer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthCheck_NobodyListens_IsUnhealthyWithoutThePassword()
    {
        var server = AddServer("mysql-1", 1);
        var endpoint = server.GetEndpoint("tcp").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", 1);

        await using var services = _builder.Services.BuildServiceProvider();
        var registration = Assert.Single(services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations, static check => check.Name == "mysql-1_check");
        var result = await registration.Factory(services).CheckHealthAsync(new HealthCheckContext { Registration = registration });

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.DoesNotContain("pass;", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void WithDataVolume_Name_IsMountedWhereTheServerKeepsItsData()
    {
        var server = AddServer("mysql-1").WithDataVolume("data");

        var mount = Assert.Single(server.Resource.Annotations.OfType<ContainerMountAnnotation>());
        Assert.Equal(("data", "/var/lib/mysql", ContainerMountType.Volume), (mount.Source, mount.Target, mount.Type));
    }

    private IResourceBuilder<MySqlServerResource> AddServer(string name, int? port = null) => _builder.AddMySql(name, _builder.AddParameter("root", secret: true), port);
}
