using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

public sealed class StartTests
{
    [Fact]
    public async Task StartAsync_OneContainer_RaisesItsEventsInOrder()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web").WithHttpEndpoint(targetPort: 80);
        var events = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource();
        void Note<T>()
            where T : IDistributedApplicationEvent => application.Builder.Eventing.Subscribe<T>((happening, _) =>
            {
                events.Enqueue($"{typeof(T).Name} after {application.Runtime.Calls.Count} calls");
                if (happening is ResourceReadyEvent)
                {
                    ready.SetResult();
                }

                return Task.CompletedTask;
            });
        Note<ResourceReadyEvent>();
        Note<BeforeResourceStartedEvent>();
        Note<ResourceEndpointsAllocatedEvent>();
        Note<BeforeStartEvent>();
        await application.StartAsync();
        await ready.Task;

        Assert.Equal(
            ["BeforeStartEvent after 0 calls", "ResourceEndpointsAllocatedEvent after 0 calls", "BeforeResourceStartedEvent after 0 calls", "ResourceReadyEvent after 1 calls"],
            events);
    }

    [Fact]
    public async Task StartAsync_WaitForUnhealthyContainer_IsCreatedWhenItIsHealthyAndItsReadyHandlersAreDone()
    {
        await using var application = new OrchestratedApplication();
        var health = HealthStatus.Unhealthy;
        var handled = new TaskCompletionSource();
        var database = application.AddContainer("db", () => health).OnResourceReady((_, _, _) => handled.Task);
        application.AddContainer("web").WaitFor(database);
        var started = application.StartAsync();

        var waiting = await application.ReachAsync("web", KnownResourceStates.Waiting);
        Assert.Equal(["db"], Assert.IsType<string[]>(waiting.Snapshot.Properties.Single(property => property.Name == "resource.waitingFor").Value));
        await application.ReachAsync("db", snapshot => snapshot.HealthReports is [{ Status: HealthStatus.Unhealthy, Description: "db says so" }]);
        health = HealthStatus.Healthy;
        await application.ReachAsync("db", snapshot => snapshot.ResourceReadyEvent is not null);
        Assert.Equal(["create db"], application.Runtime.Calls);
        Assert.False(started.IsCompleted);
        handled.SetResult();

        await started;
        Assert.Equal(["create db", "create web"], application.Runtime.Calls);
        var running = await application.ReachAsync("web", KnownResourceStates.Running);
        Assert.DoesNotContain(running.Snapshot.Properties, property => property.Name == "resource.waitingFor");
    }

    [Fact]
    public async Task StartAsync_WaitForStartOfUnhealthyContainer_IsCreated()
    {
        await using var application = new OrchestratedApplication();
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitForStart(database);
        await application.StartAsync();

        Assert.Equal(["create db", "create web"], application.Runtime.Calls);
    }

    [Theory]
    [InlineData(0, "Running")]
    [InlineData(3, "FailedToStart")]
    public async Task StartAsync_WaitForCompletion_GoesByTheExitCode(int exitCode, string expected)
    {
        await using var application = new OrchestratedApplication();
        var migration = application.AddContainer("migration");
        application.AddContainer("web").WaitForCompletion(migration);
        var started = application.StartAsync();
        await application.ReachAsync("migration", KnownResourceStates.Running);
        application.Runtime.ReportOf("migration", WorkloadState.Exited, exitCode);
        await started;

        await application.ReachAsync("web", expected);
    }

    [Fact]
    public async Task StartAsync_DependencyFailsAndWaitsStopThen_FailsToStartAndSaysWhy()
    {
        await using var application = new OrchestratedApplication(WaitBehavior.StopOnResourceUnavailable);
        application.Runtime.OnCreate = _ => null;
        var database = application.AddContainer("db");
        application.AddContainer("web").WaitFor(database);
        var started = application.StartAsync();
        await application.ReachAsync("web", KnownResourceStates.Waiting);
        await application.ReachAsync("db", snapshot => application.Runtime.Created.ContainsKey("db") || snapshot.State?.Text == "Running");
        application.Runtime.ReportOf("db", WorkloadState.FailedToStart, message: "no such image");
        await started;

        await application.ReachAsync("web", KnownResourceStates.FailedToStart);
        Assert.Contains("no such image", await application.LogOfAsync("db"), StringComparison.Ordinal);
        Assert.Contains("stopped waiting for dependency resource 'db' because it failed to start", await application.LogOfAsync("web"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<DistributedApplicationException>(() => application.Notifications.WaitForResourceHealthyAsync("web"));
    }

    [Fact]
    public async Task StartAsync_DependencyFailsAndIsStartedAgain_GoesOn()
    {
        await using var application = new OrchestratedApplication();
        var attempts = 0;
        application.Runtime.OnCreate = container => container.Image == "image:1" && container.Name.StartsWith("db", StringComparison.Ordinal) && attempts++ == 0
            ? WorkloadState.FailedToStart
            : WorkloadState.Running;
        var database = application.AddContainer("db");
        application.AddContainer("web").WaitFor(database);
        var started = application.StartAsync();
        await application.ReachAsync("db", KnownResourceStates.FailedToStart);
        Assert.True((await application.ExecuteAsync("db", KnownResourceCommands.StartCommand)).Success);
        await started;

        Assert.Equal(["create db", "delete db", "create db", "create web"], application.Runtime.Calls);
    }

    [Fact]
    public async Task StartAsync_ExplicitStart_IsNotStartedUntilTold()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("tool").WithExplicitStart();
        await application.StartAsync();
        Assert.Equal(KnownResourceStates.NotStarted, (await application.ReachAsync("tool", _ => true)).Snapshot.State?.Text);
        await application.ExecuteAsync("tool", KnownResourceCommands.StartCommand);

        await application.ReachAsync("tool", KnownResourceStates.Running);
    }

    [Fact]
    public async Task StartAsync_CancelledWhileWaiting_EndsAndTheDisposalStopsWhatRuns()
    {
        var application = new OrchestratedApplication();
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitFor(database);
        using var cancellation = new CancellationTokenSource();
        var started = application.StartAsync(cancellation.Token);
        await application.ReachAsync("db", KnownResourceStates.Running);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => started);
        await application.DisposeAsync();
        Assert.Equal(["create db", "stop db", "dispose"], application.Runtime.Calls);
    }

    [Fact]
    public async Task StartAsync_NoEngine_FailsAsAWholeThoughOthersWait()
    {
        await using var application = new OrchestratedApplication();
        application.Runtime.HasEngine = false;
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitFor(database);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => application.StartAsync());
        Assert.Equal("There is no engine. Start it.", exception.Message);
    }

    [Fact]
    public async Task StartAsync_EvaluationThrows_ThatResourceFailsAndTheOthersRun()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web").WithEnvironment(context => throw new InvalidOperationException("no certificate"));
        application.AddContainer("db");
        await application.StartAsync();

        await application.ReachAsync("web", KnownResourceStates.FailedToStart);
        await application.ReachAsync("db", KnownResourceStates.Running);
        Assert.Contains("no certificate", await application.LogOfAsync("web"), StringComparison.Ordinal);
    }
}
