using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Lifecycle;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

public sealed class EndTests
{
    [Fact]
    public async Task DisposeAsync_ChainOfWaits_StopsDependentsFirstAndThenTheRuntime()
    {
        var application = new OrchestratedApplication();
        var database = application.AddContainer("db");
        var server = application.AddContainer("api").WaitFor(database);
        application.AddContainer("web").WaitFor(server);
        await application.StartAsync();
        await application.DisposeAsync();

        Assert.Equal(["create db", "create api", "create web", "stop web", "stop api", "stop db", "dispose"], application.Runtime.Calls);
    }

    [Fact]
    public async Task DisposeAsync_PersistentContainer_IsNotStoppedAndKeepsItsName()
    {
        string? first;
        await using (var application = new OrchestratedApplication())
        {
            application.AddContainer("db").WithLifetime(ContainerLifetime.Persistent);
            application.AddContainer("web");
            await application.StartAsync();
            var running = await application.ReachAsync("db", KnownResourceStates.Running);
            Assert.Equal("Persistent", running.Snapshot.Properties.Single(static property => property.Name == "container.lifetime").Value);
            await application.DisposeAsync();

            Assert.Contains("stop web", application.Runtime.Calls);
            Assert.DoesNotContain("stop db", application.Runtime.Calls);
            Assert.Null(application.Runtime.Created["web"].PersistentName);
            first = application.Runtime.Created["db"].PersistentName;
        }

        await using var next = new OrchestratedApplication();
        next.AddContainer("db").WithLifetime(ContainerLifetime.Persistent);
        await next.StartAsync();
        Assert.StartsWith("db-", first, StringComparison.Ordinal);
        Assert.Equal(first, next.Runtime.Created["db"].PersistentName);
    }

    [Fact]
    public async Task DisposeAsync_ContainerThatDoesNotStop_GoesOnAfterALimit()
    {
        var time = new FakeTimeProvider();
        var application = new OrchestratedApplication();
        application.Builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var database = application.AddContainer("db");
        application.AddContainer("web").WaitFor(database);
        await application.StartAsync();
        await application.ReachAsync("web", KnownResourceStates.Running);
        application.Runtime.StopsWhenAsked = false;

        var disposal = application.DisposeAsync().AsTask();
        while (!disposal.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(disposal, Task.Delay(TimeSpan.FromMilliseconds(10)));
        }

        await disposal;
        Assert.Equal(["create db", "create web", "stop web", "stop db", "dispose"], application.Runtime.Calls);
    }

    [Fact]
    public async Task Exit_OfHealthyResource_IsSeenAtOnceAndForgetsItsHealth()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web", () => HealthStatus.Healthy).WithHttpEndpoint(targetPort: 80);
        await application.StartAsync();
        var running = await application.Notifications.WaitForResourceHealthyAsync("web");
        Assert.All(running.Snapshot.Urls, url => Assert.False(url.IsInactive));
        application.Runtime.ReportOf("web", WorkloadState.Exited, exitCode: 137);

        var exited = (await application.ReachAsync("web", KnownResourceStates.Exited)).Snapshot;
        Assert.Equal(137, exited.ExitCode);
        Assert.Null(exited.HealthStatus);
        Assert.Null(exited.HealthReports.Single().Status);
        Assert.Null(exited.ResourceReadyEvent);
        Assert.All(exited.Urls, url => Assert.True(url.IsInactive));
        Assert.Equal(ResourceCommandState.Enabled, exited.Commands.Single(command => command.Name == KnownResourceCommands.StartCommand).State);
    }

    [Fact]
    public async Task Exit_OfServer_IsTheExitOfItsParts()
    {
        await using var application = new OrchestratedApplication();
        var server = application.AddContainer("db");
        application.Builder.AddResource(new Part("schema", server.Resource));
        await application.StartAsync();
        await application.ReachAsync("schema", KnownResourceStates.Running);
        application.Runtime.ReportOf("db", WorkloadState.Exited, exitCode: 1);

        await application.ReachAsync("schema", KnownResourceStates.Exited);
    }

    [Fact]
    public async Task RuntimeEnds_Unexpectedly_StopsTheApplication()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web");
        await application.StartAsync();
        var stopping = new TaskCompletionSource();
        using var registration = application.Application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        application.Runtime.End("killed");

        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task StopRequest_WhileResourcesWait_IsNoFailureToStart()
    {
        await using var application = new OrchestratedApplication();
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitFor(database);
        var starting = application.StartAsync();
        await application.ReachAsync("db", KnownResourceStates.Running);
        application.Application.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        await starting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void StopOrder_TwoThatWaitForEachOther_ComesToAnEnd()
    {
        var first = new ContainerResource("first");
        var second = new ContainerResource("second");
        first.Annotations.Add(new WaitAnnotation(second, WaitType.WaitUntilHealthy));
        second.Annotations.Add(new WaitAnnotation(first, WaitType.WaitUntilHealthy));

        Assert.Equal(2, StopOrder.Of([first, second]).Sum(group => group.Count));
    }

    private sealed class Part(string name, IResource parent) : Resource(name), IResourceWithParent
    {
        public IResource Parent => parent;
    }
}
