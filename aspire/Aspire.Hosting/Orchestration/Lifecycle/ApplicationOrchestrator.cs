using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration.Endpoints;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Snapshots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>Brings an application's resources up and down. Each goes its own way and waits only for what it was told to.</summary>
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    LifecycleServices shared,
    LifecycleCommands commands,
    UrlSnapshots urls,
    IConfiguration configuration,
    IHostApplicationLifetime application,
    ILogger<ApplicationOrchestrator> logger) : IAsyncDisposable
{
    // Together less than the host gives its services to stop, 30 seconds.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WholeStopLimit = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private IReadOnlyList<ResourceLifecycle> _lifecycles = [];
    private Task? _started;
    private Task? _stopped;
    private Task _followed = Task.CompletedTask;

    /// <summary>Begins to start everything, once. The task completes when every resource was created, after its waits, or could not be.</summary>
    /// <exception cref="DistributedApplicationException">The application cannot be started at all.</exception>
    public Task StartAsync()
    {
        lock (_gate)
        {
            return _started ??= Task.Run(BringUpAsync);
        }
    }

    /// <summary>Stops everything in order, once, each group within a limit, and then the runtime.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            return _stopped ??= Task.Run(BringDownAsync);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var lifecycle in _lifecycles)
        {
            lifecycle.Dispose();
        }
    }

    private async Task BringUpAsync()
    {
        var starting = shared.Phases.Starting;
        var runtime = shared.Runtime.StartAsync(starting);
        await shared.Eventing.PublishAsync(new BeforeStartEvent(shared.Services, model), starting);

        var resources = model.Resources.ToImmutableArray();
        _lifecycles = [.. resources.Where(WorkloadPlanner.CanRun).Select(resource => new ResourceLifecycle(resource, shared))];
        foreach (var lifecycle in _lifecycles)
        {
            commands.AddTo(lifecycle);
        }

        EndpointAllocator.Allocate(resources, configuration.GetValue<bool>(ConfigurationKeys.RandomizePorts));
        foreach (var resource in resources)
        {
            await PublishInitialStateAsync(resource);
        }

        _followed = FollowRuntimeAsync(runtime);
        var created = Task.WhenAll(resources.Select(BringUpAsync));
        var usable = EnsureUsableAsync(runtime, resources.Any(resource => resource.IsContainer()), starting);
        if (await Task.WhenAny(created, usable) == usable)
        {
            // Without an engine there is nothing to wait for.
            await usable;
        }

        await Task.WhenAll(created, usable);
        await shared.Eventing.PublishAsync(new AfterResourcesCreatedEvent(shared.Services, model), starting);
    }

    private async Task EnsureUsableAsync(Task started, bool hasContainers, CancellationToken cancellationToken)
    {
        await started;
        if (hasContainers)
        {
            await shared.Runtime.Runtime.WaitForContainersAsync(cancellationToken);
        }
    }

    private async Task PublishInitialStateAsync(IResource resource)
    {
        if (resource is ParameterResource parameter)
        {
            var known = await ParameterSnapshots.OfAsync(parameter, shared.Phases.Starting);
            shared.States.Publish(resource, known);
        }
        else
        {
            var runs = WorkloadPlanner.CanRun(resource);
            var parent = (resource as IResourceWithParent)?.Parent.Name;
            shared.States.Publish(resource, snapshot => snapshot with
            {
                State = runs ? new(KnownResourceStates.NotStarted, null) : snapshot.State,
                CreationTimeStamp = runs ? shared.Time.GetUtcNow().UtcDateTime : snapshot.CreationTimeStamp,
                Properties = snapshot.Properties.With(KnownProperties.ResourceParentName, parent),
            });
        }
    }

    private async Task BringUpAsync(IResource resource)
    {
        // Off the loop that begins all of them.
        await Task.Yield();
        try
        {
            await AnnounceAsync(resource);
        }
        catch (Exception exception) when (!shared.Phases.Starting.IsCancellationRequested)
        {
            LifecycleLog.HandlerFailed(shared.Loggers.GetLogger(resource), resource.Name, exception);
            shared.States.Publish(resource, KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error);
            return;
        }

        if (_lifecycles.FirstOrDefault(lifecycle => lifecycle.Resource == resource) is { } lifecycle && !resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            await lifecycle.StartAsync();
        }
    }

    private async Task AnnounceAsync(IResource resource)
    {
        var starting = shared.Phases.Starting;
        await shared.Eventing.PublishAsync(
            new InitializeResourceEvent(resource, shared.Eventing, shared.Services),
            EventDispatchBehavior.NonBlockingConcurrent,
            starting);
        if (resource.HasAnnotationOfType<EndpointAnnotation>())
        {
            await shared.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, shared.Services), starting);
        }

        var shown = await urls.OfAsync(resource, starting);
        shared.States.Publish(resource, snapshot => snapshot with { Urls = shown });
        if (resource is IResourceWithConnectionString connectable)
        {
            await shared.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, shared.Services), starting);
            var connectionString = await connectable.GetConnectionStringAsync(starting);
            shared.States.Publish(resource, snapshot => snapshot with
            {
                Properties = snapshot.Properties.With(KnownProperties.ResourceConnectionString, connectionString, isSensitive: true),
            });
        }
    }

    private async Task FollowRuntimeAsync(Task started)
    {
        try
        {
            await started;
            var ended = shared.Runtime.Runtime.Ended;
            var watched = WatchAsync();
            if (await Task.WhenAny(ended, watched) == watched)
            {
                await watched;
            }
            else if (!shared.Phases.Starting.IsCancellationRequested)
            {
                LifecycleLog.RuntimeEnded(logger, await ended);
                GiveUp();
            }
        }
        catch (OperationCanceledException) when (shared.Phases.Starting.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception exception) when (started.IsCompletedSuccessfully)
        {
            // A failure to start is reported by the start itself.
            LifecycleLog.WatchFailed(logger, exception);
            GiveUp();
        }
    }

    private void GiveUp()
    {
        shared.Phases.Fail();
        application.StopApplication();
    }

    private async Task WatchAsync()
    {
        await foreach (var status in shared.Runtime.Runtime.WatchAsync(shared.Phases.Running))
        {
            _ = _lifecycles.Any(lifecycle => lifecycle.Observe(status));
        }
    }

    private async Task BringDownAsync()
    {
        await shared.Phases.EndStartingAsync();
        await (_started ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (shared.Runtime.IsUp)
        {
            using var limit = new CancellationTokenSource(WholeStopLimit, shared.Time);
            foreach (var group in StopOrder.Of([.. _lifecycles.Select(lifecycle => lifecycle.Resource)]))
            {
                await Task.WhenAll(_lifecycles.Where(lifecycle => group.Contains(lifecycle.Resource) && !ContainerLifetimeAnnotation.IsPersistent(lifecycle.Resource)).Select(lifecycle => StopAsync(lifecycle, limit.Token)));
            }
        }

        try
        {
            await shared.Runtime.Runtime.DisposeAsync();
        }
#pragma warning disable CA1031 // The end must go on to its end.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LifecycleLog.DisposalFailed(logger, exception);
        }

        await shared.Phases.EndRunningAsync();
        await _followed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StopAsync(ResourceLifecycle lifecycle, CancellationToken whole)
    {
        using var own = new CancellationTokenSource(StopLimit, shared.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(own.Token, whole);
        try
        {
            await lifecycle.StopAsync(limit.Token);
        }
#pragma warning disable CA1031 // One that does not stop must not keep the others from it; the runtime's end takes it along.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LifecycleLog.StopFailed(logger, lifecycle.Resource.Name, exception.Message);
        }
    }
}
