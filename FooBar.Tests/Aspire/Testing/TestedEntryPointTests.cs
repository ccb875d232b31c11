using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Aspire.Testing;

public sealed class TestedEntryPointTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task CreateAsync_EntryPoint_IsComposedAndCanBeChanged()
    {
        await using var builder = await CreateAsync(nameof(AppHosts.Plain), "--Greeting=hello");
        var greeting = builder.CreateResourceBuilder<ParameterResource>("greeting");
        builder.AddParameter("added", "by the test");

        await using var application = await builder.BuildAsync();

        Assert.Equal("hello", await greeting.Resource.GetValueAsync(default));
        Assert.Equal(["greeting", "added"], application.Services.GetRequiredService<DistributedApplicationModel>().Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task CreateAsync_Defaults_AreThoseOfATest()
    {
        await using var builder = await CreateAsync(nameof(AppHosts.Plain));
        await using var application = await builder.BuildAsync();

        Assert.Equal("Development", builder.Environment.EnvironmentName);
        Assert.Equal("True", builder.Configuration["DcpPublisher:RandomizePorts"]);
        Assert.True(application.Services.GetRequiredService<DistributedApplicationOptions>().DisableDashboard);
        Assert.Equal(
            WaitBehavior.StopOnResourceUnavailable,
            application.Services.GetRequiredService<IOptions<ResourceNotificationServiceOptions>>().Value.DefaultWaitBehavior);
    }

    [Fact]
    public async Task CreateAsync_ConfigureBuilder_HasTheLastWord()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync(
            EntryPoint(nameof(AppHosts.Plain)),
            ["--DcpPublisher:RandomizePorts=false"],
            (options, settings) =>
            {
                options.DisableDashboard = false;
                settings.EnvironmentName = "Staging";
            });

        Assert.Equal("Staging", builder.Environment.EnvironmentName);
        Assert.Equal("false", builder.Configuration["DcpPublisher:RandomizePorts"]);
        Assert.NotNull(builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]);
    }

    [Fact]
    public async Task CreateAsync_EntryPointThrowsBeforeBuild_ThrowsTheSame() =>
        Assert.Equal("no such thing", (await Assert.ThrowsAsync<NotSupportedException>(() => CreateAsync(nameof(AppHosts.Throws)))).Message);

    [Fact]
    public async Task CreateAsync_EntryPointBuildsNothing_SaysSo() =>
        Assert.Contains("without building", (await Assert.ThrowsAsync<InvalidOperationException>(() => CreateAsync(nameof(AppHosts.BuildsNothing)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task BuildAsync_ServicesCannotBeBuilt_Throws()
    {
        await using var builder = await CreateAsync(nameof(AppHosts.Plain));
        builder.Services.AddSingleton<IHostLifetime>(_ => throw new NotSupportedException("no such lifetime"));

        await Assert.ThrowsAsync<NotSupportedException>(() => builder.BuildAsync());
    }

    [Fact]
    public async Task Run_InEntryPoint_LastsAsLongAsTheTestsApplication()
    {
        var journal = new AppHosts.Journal();
        await using (var builder = await CreateAsync(nameof(AppHosts.Runs), $"--Journal={journal.Id}"))
        {
            builder.Services.RemoveAll<IHostedService>();
            var application = await builder.BuildAsync();
            await application.StartAsync();
            Assert.DoesNotContain("ran", journal.Entries);

            await application.DisposeAsync();
        }

        Assert.Equal(["built", "ran"], journal.Entries);
    }

    [Fact]
    public async Task StartAsync_InEntryPoint_WaitsForTheTestToStart()
    {
        var journal = new AppHosts.Journal();
        await using var builder = await CreateAsync(nameof(AppHosts.Starts), $"--Journal={journal.Id}");
        builder.Services.RemoveAll<IHostedService>();
        await using var application = await builder.BuildAsync();
        await journal.WaitForAsync("built").WaitAsync(Timeout);
        Assert.DoesNotContain("started", journal.Entries);

        await application.StartAsync();

        await journal.WaitForAsync("started").WaitAsync(Timeout);
    }

    [Fact]
    public async Task DisposeAsync_NotBuilt_EndsTheEntryPoint()
    {
        var journal = new AppHosts.Journal();
        var builder = await CreateAsync(nameof(AppHosts.Runs), $"--Journal={journal.Id}");

        await builder.DisposeAsync();

        await journal.WaitForAsync("ended").WaitAsync(Timeout);
        Assert.DoesNotContain("built", journal.Entries);
    }

    [Fact]
    public async Task CreateAsync_SeveralAtOnce_AreApart()
    {
        var values = await Task.WhenAll(Enumerable.Range(0, 4).Select(async index =>
        {
            await using var builder = await CreateAsync(nameof(AppHosts.Plain), $"--Greeting={index}");
            await using var application = await builder.BuildAsync();
            return await builder.CreateResourceBuilder<ParameterResource>("greeting").Resource.GetValueAsync(default);
        }));

        Assert.Equal("0,1,2,3", string.Join(',', values));
    }

    [Fact]
    public async Task GetEndpoint_NotStarted_SaysSo()
    {
        await using var builder = await CreateAsync(nameof(AppHosts.Plain));
        await using var application = await builder.BuildAsync();

        Assert.Throws<InvalidOperationException>(() => application.GetEndpoint("greeting"));
    }

    [Fact]
    public async Task CreateHttpClient_StartedApplication_LeadsToTheEndpoint()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.RemoveAll<IHostedService>();
        var web = builder.AddContainer("web", "nginx", "1.30").WithHttpEndpoint(port: 8081, targetPort: 80).WithHttpsEndpoint(port: 8443, targetPort: 443);
        await using var application = await builder.BuildAsync();
        await application.StartAsync();
        foreach (var endpoint in web.Resource.GetEndpoints())
        {
            endpoint.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(endpoint.EndpointAnnotation, "localhost", endpoint.EndpointAnnotation.Port!.Value);
        }

        using var byDefault = application.CreateHttpClient("web");
        using var byName = application.CreateHttpClient("web", "http");

        Assert.Equal(("https://localhost:8443/", "http://localhost:8081/"), (byDefault.BaseAddress!.ToString(), byName.BaseAddress!.ToString()));
        Assert.Throws<ArgumentException>(() => application.GetEndpoint("web", "statistics"));
        Assert.Throws<ArgumentException>(() => application.GetEndpoint("lb"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await application.GetConnectionStringAsync("web"));
    }

    private static MethodInfo EntryPoint(string appHost) => typeof(AppHosts).GetMethod(appHost)!;

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(string appHost, params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync(EntryPoint(appHost), args, (_, _) => { });
}
