using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Aspire.Building;

public sealed class ReferenceTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();

    public void Dispose() => _builder.Dispose();

    [Fact]
    public async Task WithReference_Project_PassesOnEachEndpoint()
    {
        var api = _builder.AddProject<FakeProject>("api-1").WithHttpEndpoint(port: 5101).WithHttpEndpoint(port: 5102, name: "admin-port").WithHttpsEndpoint(port: 5103);
        var hidden = api.WithHttpEndpoint(port: 5104, name: "hidden").WithEndpoint("hidden", endpoint => endpoint.ExcludeReferenceEndpoint = true);
        Allocate(hidden.Resource);
        var web = _builder.AddProject<FakeProject>("web").WithReference(api);

        var environment = await EvaluatedEnvironment.OfAsync(web.Resource, _builder.ExecutionContext);

        Assert.Equal("http://localhost:5101", environment["services__api-1__http__0"]);
        Assert.Equal("http://localhost:5102", environment["services__api-1__admin-port__0"]);
        Assert.Equal("https://localhost:5103", environment["services__api-1__https__0"]);
        Assert.Equal("http://localhost:5101", environment["API_1_HTTP"]);
        Assert.Equal("http://localhost:5102", environment["API_1_ADMIN_PORT"]);
        Assert.DoesNotContain(environment.Keys, name => name.Contains("hidden", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task WithReference_OneEndpoint_PassesOnThatOne()
    {
        var lb = _builder.AddContainer("lb", "haproxy", "3.2").WithHttpEndpoint(port: 8080, targetPort: 8080).WithHttpEndpoint(port: 8404, targetPort: 8404, name: "statistics");
        Allocate(lb.Resource);
        var web = _builder.AddProject<FakeProject>("web").WithReference(lb.GetEndpoint("statistics"));

        var environment = await EvaluatedEnvironment.OfAsync(web.Resource, _builder.ExecutionContext);

        Assert.Equal("http://localhost:8404", environment["services__lb__statistics__0"]);
        Assert.DoesNotContain("services__lb__http__0", environment);
    }

    [Fact]
    public async Task WithReference_ConnectionString_IsPassedOnByName()
    {
        var server = _builder.AddMySql("mysql-1", _builder.AddParameter("root", "pass", secret: true), port: 3316);
        Allocate(server.Resource);
        var api = _builder.AddProject<FakeProject>("api-1").WithReference(server).WithReference(server, "other").WithEnvironment("Direct", server);

        var environment = await EvaluatedEnvironment.OfAsync(api.Resource, _builder.ExecutionContext);

        const string Expected = "Server=localhost;Port=3316;User ID=root;Password=pass";
        Assert.Equal(Expected, environment["ConnectionStrings__mysql-1"]);
        Assert.Equal(Expected, environment["ConnectionStrings__other"]);
        Assert.Equal(Expected, environment["Direct"]);
    }

    [Fact]
    public async Task WithEnvironment_EveryKindOfValue_IsEvaluated()
    {
        var parameter = _builder.AddParameter("key", "k", secret: true);
        var web = _builder.AddContainer("web", "nginx", "1.30").WithHttpEndpoint(port: 8081, targetPort: 8080);
        Allocate(web.Resource);
        var lb = _builder.AddProject<FakeProject>("lb")
            .WithEnvironment("Text", "t")
            .WithEnvironment("Null", (string?)null)
            .WithEnvironment("Callback", () => "c")
            .WithEnvironment("Parameter", parameter)
            .WithEnvironment("Endpoint", web.GetEndpoint("http"))
            .WithEnvironment("Part", web.GetEndpoint("http").Property(EndpointProperty.Port))
            .WithEnvironment("Expression", $"{parameter}@{web.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}");

        var environment = await EvaluatedEnvironment.OfAsync(lb.Resource, _builder.ExecutionContext);

        Assert.Equal("t", environment["Text"]);
        Assert.Equal("", environment["Null"]);
        Assert.Equal("c", environment["Callback"]);
        Assert.Equal("k", environment["Parameter"]);
        Assert.Equal("http://localhost:8081", environment["Endpoint"]);
        Assert.Equal("8081", environment["Part"]);
        Assert.Equal("k@localhost:8081", environment["Expression"]);
        var related = lb.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => (relationship.Resource.Name, relationship.Type));
        Assert.Equal([("key", "Reference"), ("web", "Reference")], related);
    }

    [Fact]
    public async Task WithArgs_TextsAndValues_KeepTheirOrder()
    {
        var parameter = _builder.AddParameter("key", "k");
        var web = _builder.AddContainer("web", "nginx", "1.30").WithArgs("-g", "daemon off;").WithArgs(parameter, "z").WithArgs(context => context.Args.Insert(0, "first"));

        Assert.Equal(["first", "-g", "daemon off;", "k", "z"], await EvaluatedEnvironment.ArgumentsOfAsync(web.Resource, _builder.ExecutionContext));
    }

    private static void Allocate(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", endpoint.Port!.Value);
        }
    }
}
