using System.Collections.Immutable;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Aspire.Orchestration.Notifications;

public sealed class ResourceNotificationServiceTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly ContainerResource _resource = new("web");
    private readonly ResourceNotificationService _notifications;

    public ResourceNotificationServiceTests() =>
        _notifications = new ResourceNotificationService(Options.Create(new ResourceNotificationServiceOptions()), _services, model: null);

    public void Dispose()
    {
        _notifications.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task WatchAsync_SubscribedBetweenChanges_SeesThePresentStateAndThenEveryChange()
    {
        await PublishAsync(KnownResourceStates.Waiting);
        await PublishAsync(KnownResourceStates.Starting);
        await using var watch = _notifications.WatchAsync().GetAsyncEnumerator();
        var first = watch.MoveNextAsync();
        await PublishAsync(KnownResourceStates.Running);
        await PublishAsync(KnownResourceStates.Exited);

        Assert.True(await first);
        Assert.Equal(KnownResourceStates.Starting, watch.Current.Snapshot.State?.Text);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(KnownResourceStates.Running, watch.Current.Snapshot.State?.Text);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(KnownResourceStates.Exited, watch.Current.Snapshot.State?.Text);
    }

    [Fact]
    public async Task PublishUpdateAsync_SameContentInNewArrays_IsNotPublished()
    {
        ImmutableArray<ResourcePropertySnapshot> Ports() => [new ResourcePropertySnapshot("container.ports", new List<int> { 80, 443 })];
        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { Properties = Ports() });
        await using var watch = _notifications.WatchAsync().GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());

        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { Properties = Ports() });
        await PublishAsync(KnownResourceStates.Running);

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(KnownResourceStates.Running, watch.Current.Snapshot.State?.Text);
    }

    [Fact]
    public async Task PublishUpdateAsync_CommandThatDependsOnTheState_FollowsIt()
    {
        _resource.Annotations.Add(new ResourceCommandAnnotation(
            "drain",
            "Drain",
            context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            _ => Task.FromResult(CommandResults.Success()),
            null,
            null,
            null,
            null,
            false));

        await PublishAsync(KnownResourceStates.Starting);
        Assert.Equal(ResourceCommandState.Disabled, Current().Commands.Single().State);
        await PublishAsync(KnownResourceStates.Running);
        Assert.Equal(ResourceCommandState.Enabled, Current().Commands.Single().State);
    }

    [Fact]
    public async Task WaitForResourceHealthyAsync_RunningWithCheckThatHasNotRun_WaitsForItsResultAndTheReadyEvent()
    {
        _resource.Annotations.Add(new HealthCheckAnnotation("http"));
        await PublishAsync(KnownResourceStates.Running);
        var waiting = _notifications.WaitForResourceHealthyAsync("web");
        Assert.Equal(HealthStatus.Unhealthy, Current().HealthStatus);
        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { HealthReports = [new("http", HealthStatus.Healthy, null, null)] });
        Assert.False(waiting.IsCompleted);
        var handlers = new TaskCompletionSource();
        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { ResourceReadyEvent = new EventSnapshot(handlers.Task) });
        Assert.False(waiting.IsCompleted);
        handlers.SetResult();

        Assert.Equal(HealthStatus.Healthy, (await waiting).Snapshot.HealthStatus);
    }

    [Fact]
    public async Task WaitForResourceHealthyAsync_StopOnUnavailableAndFailedToStart_Throws()
    {
        await PublishAsync(KnownResourceStates.FailedToStart);

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => _notifications.WaitForResourceHealthyAsync("web", WaitBehavior.StopOnResourceUnavailable));
        Assert.Equal("Stopped waiting for resource 'web' to become healthy because it failed to start.", exception.Message);
    }

    [Fact]
    public async Task WaitForResourceAsync_Cancelled_SaysHowFarTheResourceGot()
    {
        await PublishAsync(KnownResourceStates.Waiting);
        await _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { Properties = [new(KnownProperties.ResourceWaitingFor, new[] { "mysql-1" })] });
        using var cancellation = new CancellationTokenSource();
        var waiting = _notifications.WaitForResourceAsync("web", KnownResourceStates.Running, cancellation.Token);
        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Contains("- Current State: Waiting", exception.Message, StringComparison.Ordinal);
        Assert.Contains("mysql-1", exception.Message, StringComparison.Ordinal);
    }

    private Task PublishAsync(string state) => _notifications.PublishUpdateAsync(_resource, snapshot => snapshot with { State = new ResourceStateSnapshot(state, null) });

    private CustomResourceSnapshot Current() => _notifications.TryGetCurrentState("web", out var current) ? current.Snapshot : throw new InvalidOperationException();
}
