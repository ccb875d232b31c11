using Aspire.Hosting.Testing;
using FooBar.Telemetry;
using FooBar.Telemetry.Containers;
using FooBar.Telemetry.Otlp;
using FooBar.Telemetry.WebServer;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Functional;

/// <summary>What the telemetry worker finds out about other programs, asked of the real ones.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class UsageMetricsTests(StackFixture stack)
{
    [Fact]
    public async Task Containers_OfThisStackAlone_TellWhatTheyUse()
    {
        var format = $"{{{{index .Config.Labels \"{EngineClient.StackLabel}\"}}}}";
        var label = await Engine.RunAsync("inspect", "--format", format, StackFixture.ContainerId(stack.App, "lb"));
        using var engine = new EngineClient(label.Trim());

        var message = await new ContainerMetrics(engine, TimeProvider.System, NullLogger<ContainerMetrics>.Instance).CollectAsync(CancellationToken.None);

        Assert.Equal(["alertmanager", "lb", "mysql-1", "mysql-2", "prometheus", "web"], message.ResourceMetrics.Select(Service).Order());
        Assert.All(message.ResourceMetrics, static resource =>
        {
            Assert.True(Point(resource, "container.cpu.time").AsDouble > 0);
            Assert.True(Point(resource, "container.memory.usage").AsInt > 1024 * 1024);
        });
    }

    [Fact]
    public async Task Nginx_AskedDirectly_TellsItsConnections()
    {
        using var http = new HttpClient();
        var options = Options.Create(new TelemetryOptions { WebServerStatus = new Uri(stack.App.GetEndpoint("web", "http"), "/nginx-status") });

        var message = await new WebServerMetrics(http, options, TimeProvider.System).CollectAsync(CancellationToken.None);

        var web = Assert.Single(message.ResourceMetrics);
        Assert.Equal("web", Service(web));
        Assert.True(Point(web, "nginx.requests").AsInt > 0);
    }

    [Fact]
    public async Task NginxStatus_ThroughTheFrontDoor_IsNoPage()
    {
        using var response = await stack.Site.GetAsync("/nginx-status");

        Assert.Equal(404, (int)response.StatusCode);
        Assert.True(response.Headers.Contains("X-Served-By"), "It was not the site's own page.");
    }

    private static string Service(ResourceMetrics resource) => resource.Resource.Attributes.Single(static attribute => attribute.Key == "service.name").Value.StringValue;

    private static NumberDataPoint Point(ResourceMetrics resource, string name) =>
        Assert.Single(resource.ScopeMetrics.Single().Metrics.Single(metric => metric.Name == name).Sum.DataPoints);
}
