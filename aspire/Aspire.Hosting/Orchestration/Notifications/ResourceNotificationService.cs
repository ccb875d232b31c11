using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Orchestration.Notifications;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The state of every resource and every change to it. All readers (dashboard, command line, tests, waits) read here,
/// and nobody reads the orchestrator beneath.
/// </summary>
public sealed class ResourceNotificationService : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _subscribers = [];
    private readonly CancellationTokenSource _disposing = new();
    private readonly WaitBehavior _defaultWaitBehavior;
    private readonly CommandStates _commands;
    private readonly DistributedApplicationModel? _model;

    internal ResourceNotificationService(IOptions<ResourceNotificationServiceOptions> options, IServiceProvider services, DistributedApplicationModel? model)
    {
        _defaultWaitBehavior = options.Value.DefaultWaitBehavior;
        _commands = new CommandStates(services);
        _model = model;
    }

    internal WaitBehavior DefaultWaitBehavior => _defaultWaitBehavior;

    /// <summary>The present state of every resource that has published one.</summary>
    internal IReadOnlyList<ResourceEvent> Current
    {
        get
        {
            lock (_gate)
            {
                return [.. _current.Values];
            }
        }
    }

    /// <summary>Changes a resource's state. A change that changes nothing is not published.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="stateFactory">Makes the new state from the present one. It must be quick and free of side effects.</param>
    /// <returns>A completed task: readers are served in the background.</returns>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory) =>
        PublishUpdateAsync(resource, resource?.Name!, stateFactory);

    /// <summary>Changes the state of one instance of a resource. A change that changes nothing is not published.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceId">The id of the instance.</param>
    /// <param name="stateFactory">Makes the new state from the present one. It must be quick and free of side effects.</param>
    /// <returns>A completed task: readers are served in the background.</returns>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);
        Publish(resource, resourceId, stateFactory);
        return Task.CompletedTask;
    }

    internal CustomResourceSnapshot Publish(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_gate)
        {
            var known = _current.TryGetValue(resourceId, out var present);
            var before = known ? present!.Snapshot : InitialSnapshot.Of(resource);
            var after = _commands.Apply(resource, stateFactory(before));
            if (known && SnapshotContent.Same(before, after))
            {
                return before;
            }

            var change = new ResourceEvent(resource, resourceId, after);
            _current[resourceId] = change;
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryWrite(change);
            }

            return after;
        }
    }

    /// <summary>The state of every resource, then every change to any, in order and without gaps.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The stream. It never completes by itself.</returns>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            foreach (var present in _current.Values)
            {
                channel.Writer.TryWrite(present);
            }

            _subscribers.Add(channel);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_gate)
            {
                _subscribers.Remove(channel);
            }
        }
    }

    /// <summary>The present state of a resource.</summary>
    /// <param name="resourceId">The id or the name.</param>
    /// <param name="resourceEvent">The state, when there is one.</param>
    /// <returns>Whether the resource has published a state.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_gate)
        {
            return _current.TryGetValue(resourceId, out resourceEvent);
        }
    }

    /// <summary>Waits until a resource is in a state, Running if none is given.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="targetState">The state, one of <see cref="KnownResourceStates"/>.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/> that says how far the resource got.</param>
    /// <returns>A task that completes with the wait.</returns>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until a resource is in one of several states.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/> that says how far the resource got.</param>
    /// <returns>The state it is in.</returns>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var targets = targetStates.ToHashSet(StringComparer.Ordinal);
        var reached = await WaitAsync(
            resourceName,
            change => change.Snapshot.State?.Text is { } text && targets.Contains(text),
            $"Resource '{resourceName}' failed to reach one of the target states: [{string.Join(", ", targets)}] before the operation was cancelled.",
            cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until a resource's state satisfies a condition.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="predicate">The condition; it sees the present state and then every change.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/> that says how far the resource got.</param>
    /// <returns>The first state that satisfies it.</returns>
    public Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(resourceName, predicate, $"Resource '{resourceName}' failed to meet the predicate condition before the operation was cancelled.", cancellationToken);

    /// <summary>Waits until a resource is healthy and the handlers of its ready event are done. One without health checks is healthy when it runs.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/> that says how far the resource got.</param>
    /// <returns>The state in which it was ready.</returns>
    /// <exception cref="DistributedApplicationException">The resource ended and the default is not to wait for one that has.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, _defaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource is healthy and the handlers of its ready event are done. One without health checks is healthy when it runs.</summary>
    /// <param name="resourceName">The resource.</param>
    /// <param name="waitBehavior">What to do when the resource ends or cannot be started.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/> that says how far the resource got.</param>
    /// <returns>The state in which it was ready.</returns>
    /// <exception cref="DistributedApplicationException">The resource ended and <paramref name="waitBehavior"/> says to stop then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var stops = waitBehavior == WaitBehavior.StopOnResourceUnavailable;
        if (stops && _model is { } model && !model.Resources.Any(resource => string.Equals(resource.Name, resourceName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException(
                $"Stopped waiting for resource '{resourceName}' to become healthy because it does not exist in the application model.");
        }

        var reached = await WaitAsync(
            resourceName,
            change => WaitConditions.IsReady(change.Snapshot) || (stops && WaitConditions.IsUnavailable(change.Snapshot)),
            $"Resource '{resourceName}' failed to become healthy before the operation was cancelled.",
            cancellationToken);
        if (!WaitConditions.IsReady(reached.Snapshot))
        {
            throw new DistributedApplicationException($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start.");
        }

        await reached.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken);
        return reached;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposing.Cancel();
        lock (_gate)
        {
            foreach (var subscriber in _subscribers)
            {
                subscriber.Writer.TryComplete();
            }
        }
    }

    internal async Task<ResourceEvent> WaitAsync(string resourceName, Func<ResourceEvent, bool> condition, string failure, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        try
        {
            await foreach (var change in WatchAsync(ending.Token))
            {
                if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && condition(change))
                {
                    return change;
                }
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new OperationCanceledException(WaitFailure.Describe(this, resourceName, failure), exception, exception.CancellationToken);
        }

        throw new OperationCanceledException(WaitFailure.Describe(this, resourceName, failure));
    }
}
