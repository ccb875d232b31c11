using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Aspire.Building;

public sealed class ProjectEnvironmentTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create("--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:4317", "--AppHost:OtlpApiKey=secret");

    public void Dispose() => _builder.Dispose();

    [Fact]
    public async Task AddProject_Endpoints_BecomeUrls()
    {
        var api = _builder.AddProject<FakeProject>("api-1")
            .WithHttpEndpoint(port: 5101, isProxied: false)
            .WithEndpoint("http", endpoint => endpoint.TargetHost = "172.17.0.1");

        var environment = await EvaluateAsync(api);

        Assert.Equal("http://172.17.0.1:5101", environment["ASPNETCORE_URLS"]);
        Assert.DoesNotContain("ASPNETCORE_HTTPS_PORT", environment);
        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("Development", environment["DOTNET_ENVIRONMENT"]);
    }

    [Fact]
    public async Task AddProject_SeveralEndpoints_BecomeOneList()
    {
        var api = _builder.AddProject<FakeProject>("api-1")
            .WithHttpEndpoint(targetPort: 5101, isProxied: false)
            .WithHttpsEndpoint(targetPort: 7101, isProxied: false)
            .WithEndpoint(targetPort: 9000, name: "raw", isProxied: false);
        Allocate(api);

        var environment = await EvaluateAsync(api);

        Assert.Equal("http://localhost:5101;https://localhost:7101", environment["ASPNETCORE_URLS"]);
        Assert.Equal("7101", environment["ASPNETCORE_HTTPS_PORT"]);
    }

    [Fact]
    public async Task AddProject_NoEndpoint_HasNoUrls() => Assert.DoesNotContain("ASPNETCORE_URLS", await EvaluateAsync(_builder.AddProject<FakeProject>("worker")));

    [Fact]
    public async Task WithEnvironment_AfterAddProject_Wins()
    {
        var api = _builder.AddProject<FakeProject>("api-1")
            .WithHttpEndpoint(port: 5101, isProxied: false)
            .WithEnvironment("ASPNETCORE_URLS", "http://127.0.0.1:1")
            .WithEnvironment("Order", "first")
            .WithEnvironment(context => context.EnvironmentVariables["Order"] += ",second");

        var environment = await EvaluateAsync(api);

        Assert.Equal(("http://127.0.0.1:1", "first,second"), (environment["ASPNETCORE_URLS"], environment["Order"]));
    }

    [Fact]
    public async Task AddProject_OtlpEndpointConfigured_SendsTelemetryThere()
    {
        var api = _builder.AddProject<FakeProject>("api-1");

        var environment = await EvaluateAsync(api);

        Assert.Equal("http://localhost:4317", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=secret", environment["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.Equal("api-1", environment["OTEL_SERVICE_NAME"]);
        Assert.Equal("1000", environment["OTEL_BSP_SCHEDULE_DELAY"]);
        Assert.Equal("always_on", environment["OTEL_TRACES_SAMPLER"]);
    }

    [Fact]
    public async Task AddProject_NoOtlpEndpoint_SendsNoTelemetry()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();

        var environment = await EvaluatedEnvironment.OfAsync(builder.AddProject<FakeProject>("api-1").Resource, builder.ExecutionContext);

        Assert.DoesNotContain(environment.Keys, name => name.StartsWith("OTEL_", StringComparison.Ordinal));
    }

    [Fact]
    public void AddProject_NamedLaunchProfile_IsRefused() =>
        Assert.Throws<DistributedApplicationException>(() => _builder.AddProject<FakeProject>("api-1", launchProfileName: "https"));

    private static void Allocate(IResourceBuilder<ProjectResource> project)
    {
        foreach (var endpoint in project.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", endpoint.Port!.Value);
        }
    }

    private Task<IReadOnlyDictionary<string, string?>> EvaluateAsync(IResourceBuilder<ProjectResource> project) =>
        EvaluatedEnvironment.OfAsync(project.Resource, _builder.ExecutionContext);
}
