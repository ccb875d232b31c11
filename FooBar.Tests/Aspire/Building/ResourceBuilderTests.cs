using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.Building;

public sealed class ResourceBuilderTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();

    public void Dispose() => _builder.Dispose();

    [Fact]
    public void WithAnnotation_Replace_LeavesOnlyTheLast()
    {
        var web = Web().WithIconName("First").WithIconName("Second", IconVariant.Regular);

        var icon = Assert.Single(web.Resource.Annotations.OfType<ResourceIconAnnotation>());
        Assert.Equal(("Second", IconVariant.Regular), (icon.IconName, icon.IconVariant));
    }

    [Fact]
    public async Task WithCommand_SameName_ReplacesTheEarlier()
    {
        var web = Web()
            .WithCommand("reload", "Reload", _ => Task.FromResult(CommandResults.Failure("old")))
            .WithCommand("reload", "Reload", _ => Task.FromResult(CommandResults.Success("new")), new CommandOptions { IsHighlighted = true });

        var command = Assert.Single(web.Resource.Annotations.OfType<ResourceCommandAnnotation>());
        var result = await command.ExecuteCommand(null!);

        Assert.Equal((true, "new", true), (result.Success, result.Message, command.IsHighlighted));
        Assert.Equal(ResourceCommandState.Enabled, command.UpdateState(null!));
    }

    [Fact]
    public async Task WithUrlForEndpoint_ChangesAndAdds()
    {
        var web = Web().WithHttpEndpoint(port: 8404, targetPort: 8404, name: "statistics")
            .WithUrlForEndpoint("statistics", url => url.DisplayText = "Statistics")
            .WithUrlForEndpoint("statistics", _ => new ResourceUrlAnnotation { Url = "/metrics", DisplayText = "Metrics" })
            .WithUrl($"{new ConstantValue("http://docs")}/", "Docs");
        var endpoint = web.GetEndpoint("statistics");
        endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", 8404);
        var context = new ResourceUrlsCallbackContext(_builder.ExecutionContext, web.Resource, [new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }]);

        foreach (var annotation in web.Resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        Assert.Equal(
            [("http://localhost:8404", "Statistics"), ("http://localhost:8404/metrics", "Metrics"), ("http://docs/", "Docs")],
            context.Urls.Select(url => (url.Url, url.DisplayText)));
        Assert.All(context.Urls, static url => Assert.Equal(UrlDisplayLocation.SummaryAndDetails, url.DisplayLocation));
    }

    [Fact]
    public void WithParentRelationship_IsOneOfTheRelationships()
    {
        var whole = Web();

        var part = _builder.AddContainer("part", "image", "1").WithParentRelationship(whole);

        Assert.Equal((whole.Resource, "Parent"), Assert.Single(part.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(static relationship => (relationship.Resource, relationship.Type))));
    }

    [Fact]
    public void WithHttpHealthCheck_EndpointThatSpeaksNoHttp_IsRefused()
    {
        var web = Web().WithEndpoint(targetPort: 3306, name: "raw");

        Assert.Throws<DistributedApplicationException>(() => web.WithHttpHealthCheck("/", endpointName: "raw"));
        Assert.Throws<DistributedApplicationException>(() => web.WithHttpHealthCheck("/"));
    }

    [Theory]
    [InlineData("200 OK", HealthStatus.Healthy)]
    [InlineData("503 Service Unavailable", HealthStatus.Unhealthy)]
    public async Task WithHttpHealthCheck_Answer_DecidesTheHealth(string answer, HealthStatus expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = AnswerOnceAsync(listener, answer);
        var web = Web().WithHttpEndpoint(port: port, targetPort: 80).WithHttpHealthCheck("/healthz");
        var endpoint = web.GetEndpoint("http").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port);

        var report = await CheckAsync();

        Assert.Equal(expected, report.Status);
        Assert.Equal("web_http_/healthz_200_check", Assert.Single(report.Entries).Key);
        Assert.StartsWith("GET /healthz HTTP/1.1", await answering, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithHttpHealthCheck_NobodyListens_IsUnhealthy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var web = Web().WithHttpEndpoint(port: port, targetPort: 80).WithHttpHealthCheck("/healthz");
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync()).Status);

        var endpoint = web.GetEndpoint("http").EndpointAnnotation;
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port);

        var entry = Assert.Single((await CheckAsync()).Entries).Value;
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("does not answer", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateResourceBuilder_UnknownName_NamesTheKnownOnes()
    {
        Web();

        var exception = Assert.Throws<InvalidOperationException>(() => _builder.CreateResourceBuilder<ContainerResource>("lb"));

        Assert.Contains("'web'", exception.Message, StringComparison.Ordinal);
        Assert.False(_builder.TryCreateResourceBuilder<ProjectResource>("web", out _));
        Assert.True(_builder.TryCreateResourceBuilder<ContainerResource>("WEB", out _));
    }

    private static async Task<string> AnswerOnceAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        var request = await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return request!;
    }

    private IResourceBuilder<ContainerResource> Web() => _builder.AddContainer("web", "nginx", "1.30");

    private async Task<HealthReport> CheckAsync()
    {
        await using var services = _builder.Services.BuildServiceProvider();
        return await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }

    private sealed class ConstantValue(string value) : IExpressionValue
    {
        public string ValueExpression => value;

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(value);
    }
}
