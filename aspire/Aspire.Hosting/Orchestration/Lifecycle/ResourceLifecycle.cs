using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Runtime;
using Aspire.Hosting.Orchestration.Snapshots;
using Aspire.Hosting.Orchestration.Waits;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>
/// Starts and stops one resource. One thing is done to it at a time; a start that waits for other resources can be forced on
/// by another start, and ended by a stop.
/// </summary>
/// <param name="resource">The resource.</param>
/// <param name="shared">What all lifecycles share.</param>
internal sealed class ResourceLifecycle(IResource resource, LifecycleServices shared) : IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private PendingStart? _pending;
    private Workload? _workload;
    private int _runs;

    public IResource Resource => resource;

    /// <summary>Starts the resource after what it waits for. Returns when it was created, or could not be: its state tells which.</summary>
    public async Task StartAsync()
    {
        lock (_gate)
        {
            if (_pending is { } pending)
            {
                pending.Force();
                return;
            }
        }

        await InTurnAsync(
            async () =>
            {
                if (_workload is null or { Ended.IsCompleted: true })
                {
                    await LaunchAsync();
                }
            },
            shared.Phases.Starting);
    }

    /// <summary>Stops the resource. Returns when it has stopped.</summary>
    /// <exception cref="DistributedApplicationException">It did not stop in time.</exception>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        GiveUpPendingStart();
        return InTurnAsync(() => HaltAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Stops the resource and starts it again, on the same ports.</summary>
    public Task RestartAsync()
    {
        GiveUpPendingStart();
        return InTurnAsync(
            async () =>
            {
                await HaltAsync(shared.Phases.Starting);
                await LaunchAsync();
            },
            shared.Phases.Starting);
    }

    /// <summary>Takes an observation of a workload; one that is not about this resource's present run is left alone.</summary>
    /// <returns>Whether it was this resource's.</returns>
    public bool Observe(WorkloadStatus status)
    {
        bool ended;
        lock (_gate)
        {
            if (_workload is not { } workload || workload.Name != status.Name)
            {
                return false;
            }

            if (status.Deleted && workload.Ended.IsCompleted)
            {
                return true;
            }

            // In one go with the check, so that a late word cannot overtake the next run's first.
            var meant = workload.Interpret(status);
            shared.States.Publish(resource, snapshot => StatusSnapshots.Apply(snapshot, resource, meant));
            ended = (status.Deleted || status.State is WorkloadState.Exited or WorkloadState.FailedToStart) && workload.End();
        }

        if (ended)
        {
            if (status.State == WorkloadState.FailedToStart)
            {
                LifecycleLog.FailedToStart(shared.Loggers.GetLogger(resource), resource.Name, status.Message, exception: null);
            }

            _ = RaiseStoppedAsync();
        }

        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task LaunchAsync()
    {
        try
        {
            await RemoveLastRunAsync();
            if (DependencyWaits.HasAny(resource))
            {
                await WaitForDependenciesAsync();
            }

            await CreateAsync(await PrepareAsync());
        }
        catch (OperationCanceledException)
        {
            LifecycleLog.StartCancelled(shared.Loggers.GetLogger(resource));
            shared.States.Publish(resource, KnownResourceStates.NotStarted);
            shared.Phases.Starting.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // Whatever goes wrong, it is this resource that fails to start, and the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _workload?.End();
            var isUnexpected = exception is not DistributedApplicationException;
            LifecycleLog.FailedToStart(shared.Loggers.GetLogger(resource), resource.Name, exception.Message, isUnexpected ? exception : null);
            shared.States.Publish(resource, KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error);
        }
    }

    private async Task WaitForDependenciesAsync()
    {
        using var pending = new PendingStart(shared.Phases.Starting);
        lock (_gate)
        {
            _pending = pending;
        }

        try
        {
            await shared.Waits.WaitAsync(resource, pending.Token);
        }
        catch (OperationCanceledException) when (pending.IsForced)
        {
            WaitLog.Forced(shared.Loggers.GetLogger(resource));
        }
        finally
        {
            lock (_gate)
            {
                _pending = null;
            }
        }
    }

    private async Task<WorkloadPlan> PrepareAsync()
    {
        shared.States.Publish(resource, snapshot => StatusSnapshots.NotRunning(
            snapshot with { State = new(KnownResourceStates.Starting, null), ExitCode = null, StartTimeStamp = null, StopTimeStamp = null },
            resource));
        await shared.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, shared.Services), shared.Phases.Starting);
        var plan = await shared.Planner.PlanAsync(resource, shared.Names.For(resource.Name, ++_runs), shared.Phases.Starting);
        shared.States.Publish(resource, snapshot => PlanSnapshots.Apply(snapshot, resource, plan));
        await shared.Ports.EnsureFreeAsync(resource, shared.Phases.Starting);
        return plan;
    }

    private async Task CreateAsync(WorkloadPlan plan)
    {
        var runtime = await shared.Runtime.ReadyAsync(shared.Phases.Starting);
        lock (_gate)
        {
            // Before it is created, as it is observed from then on.
            _workload = new Workload(plan.Name);
        }

        await (plan.Container is { } container
            ? runtime.CreateContainerAsync(container, shared.Phases.Running)
            : runtime.CreateProcessAsync(plan.Process!, shared.Phases.Running));
        _ = shared.Logs.RunAsync(resource, plan.Name, shared.Phases.Running);
    }

    private async Task HaltAsync(CancellationToken cancellationToken)
    {
        if (_workload is not { Ended.IsCompleted: false } workload)
        {
            return;
        }

        lock (_gate)
        {
            workload.IsStopping = true;
            shared.States.Publish(resource, KnownResourceStates.Stopping);
        }

        await shared.Runtime.Runtime.StopAsync(workload.Name, cancellationToken);
        try
        {
            await workload.Ended.WaitAsync(StopLimit, shared.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new DistributedApplicationException($"'{resource.Name}' did not stop within {StopLimit.TotalSeconds} seconds. Its log may say what it is doing.");
        }
    }

    private async Task RemoveLastRunAsync()
    {
        if (_workload is { } last)
        {
            await shared.Runtime.Runtime.DeleteAsync(last.Name, shared.Phases.Starting);
        }
    }

    private async Task RaiseStoppedAsync()
    {
        // Off the loop that observes all workloads.
        await Task.Yield();
        try
        {
            await shared.Eventing.PublishAsync(new ResourceStoppedEvent(resource, shared.Services), shared.Phases.Running);
        }
        catch (Exception exception) when (!shared.Phases.Running.IsCancellationRequested)
        {
            LifecycleLog.HandlerFailed(shared.Loggers.GetLogger(resource), resource.Name, exception);
        }
    }

    private void GiveUpPendingStart()
    {
        lock (_gate)
        {
            _pending?.Cancel();
        }
    }

    private async Task InTurnAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await action();
        }
        finally
        {
            _turn.Release();
        }
    }
}
