using System.Diagnostics;
using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Supervision;

/// <summary>
/// The one loop that changes anything: observes, decides, acts, and observes again. Only a clone, which takes long, runs beside it.
/// </summary>
internal sealed class Supervisor(
    TransitionContext context,
    IReadOnlyList<ServerProbe> probes,
    Canary canary,
    OperatorDesk desk,
    StatusBoard board,
    SentinelOptions options,
    SentinelTelemetry telemetry,
    ILogger<Supervisor> logger) : IDisposable
{
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(50);

    private readonly DecisionLimits _limits = new(
        options.Failures, options.StallBound, options.OnStall, options.HangBound, options.Settling, options.CatchUp);

    private readonly RestartPolicy _policy = new(context.Time);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly long _started = context.Time.GetTimestamp();
    private string? _cloning;
    private Verdict? _reported;

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        desk.Requested += Wake;
        canary.Failed += Look;
        foreach (var probe in probes)
        {
            probe.Probed += Wake;
        }

        var watching = probes.Select(probe => probe.RunAsync(ending.Token)).Append(canary.RunAsync(ending.Token)).ToList();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                // A watcher ends only by cancellation or by a defect; a sentinel that does not see must not act.
                await watching.Find(static task => task.IsFaulted).OrCompleted();
                var verdict = await RoundAsync(cancellationToken);
                await PauseAsync(verdict, cancellationToken);
            }
        }
        finally
        {
            desk.Requested -= Wake;
            canary.Failed -= Look;
            await ending.CancelAsync();
            await Task.WhenAll(watching).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>What is known at this moment.</summary>
    private PairSnapshot Observe() => new(
        probes[0].Current, probes[1].Current, canary.StatusOf(context.Witness.Reading.State), context.Time.GetElapsedTime(_started), Volatile.Read(ref _cloning));

    private async Task<Verdict> RoundAsync(CancellationToken cancellationToken)
    {
        var snapshot = Observe();
        var verdict = DecisionRules.Decide(context.Witness.Reading, snapshot, _limits);
        Report(verdict, snapshot);
        if (desk.TryTake(out var request))
        {
            await ServeAsync(request!, snapshot, cancellationToken);
            return verdict;
        }

        if (verdict.Step is not StepKind.None && _policy.WaitFor(verdict) == TimeSpan.Zero)
        {
            await (verdict.Step is StepKind.Clone ? BeginCloneAsync(verdict, snapshot, cancellationToken) : ActAsync(verdict, snapshot, cancellationToken));
        }

        return verdict;
    }

    private async Task PauseAsync(Verdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.Finding is Finding.PrimarySuspect or Finding.PrimaryUnreachable or Finding.PrimaryClosing)
        {
            // What is missing is a fresh look: at the primary, and at what its replica hears of it.
            await Task.Delay(Hurry, context.Time, cancellationToken);
            Look();
        }

        if (await _wake.WaitAsync(options.ProbeInterval, cancellationToken))
        {
            while (_wake.Wait(0, CancellationToken.None))
            {
            }
        }
    }

    private void Report(Verdict verdict, PairSnapshot snapshot)
    {
        board.Current = new(context.Witness.Reading.State, snapshot, verdict);
        telemetry.Observed(context.Witness.Reading.State, snapshot);
        if (_reported != verdict)
        {
            _reported = verdict;
            var row = FindingTable.Describe(verdict.Finding);
            var level = row.Severity switch { Severity.Alert => LogLevel.Error, Severity.Degraded => LogLevel.Warning, _ => LogLevel.Information };
            logger.LogFinding(level, verdict.Finding, row.Description, row.Recovery, verdict.Server, verdict.Detail);
        }
    }

    private async Task<string?> ActAsync(Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken) =>
        await TransitAsync(verdict, () => TransitionRunner.RunAsync(context, verdict, snapshot, cancellationToken), cancellationToken);

    /// <summary>Runs a transition; the reason where it was not carried through.</summary>
    private async Task<string?> TransitAsync(Verdict verdict, Func<Task> transition, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        using var span = telemetry.Source.StartActivity(verdict.Step.ToString(), ActivityKind.Internal, parentContext: default);
        span?.SetTag("sentinel.finding", verdict.Finding.ToString()).SetTag("sentinel.server", verdict.Server);
        logger.LogTransitionBegins(verdict.Step, verdict.Server, context.Witness.Reading.State?.Epoch ?? 0);
        string? reason = null;
        try
        {
            await transition();
            var state = context.Witness.Reading.State;
            var took = context.Time.GetElapsedTime(started).TotalMilliseconds;
            logger.LogTransitionDone(verdict.Step, verdict.Server, took, state?.Epoch ?? 0, state?.Primary, state?.Mode);
        }
        catch (Exception failure) when (failure is ServerOperationException or TransitionAbortedException or WitnessConflictException or IOException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            reason = failure.Message;
            span?.SetStatus(ActivityStatusCode.Error, reason);
            logger.LogTransitionFailed(verdict.Step, verdict.Server, reason);
            if (failure is WitnessConflictException)
            {
                context.Witness.Refresh();
            }
        }

        telemetry.Changed(verdict.Step.ToString(), reason is null ? "done" : "failed", context.Time.GetElapsedTime(started));
        _policy.Tried(verdict, reason is null);
        canary.Restart();

        // What was seen before says nothing about what is now.
        await Task.WhenAll(probes.Select(probe => probe.FreshAsync(cancellationToken)));
        return reason;
    }

    private Task BeginCloneAsync(Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _cloning, verdict.Server);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    if (await ActAsync(verdict, snapshot, cancellationToken) is null)
                    {
                        await EndedAsync(verdict.Server!, cancellationToken);
                    }
                }
                catch (OperationCanceledException)
                {
                    // The sentinel ends; the next one looks at what became of it.
                }
                catch (Exception defect)
                {
                    logger.LogRoundFailed(defect);
                }
                finally
                {
                    Volatile.Write(ref _cloning, null);
                    Wake();
                }
            },
            CancellationToken.None);
        return Task.CompletedTask;
    }

    // A server that was cloned ends by itself, and until then shows what it had before.
    private async Task EndedAsync(string server, CancellationToken cancellationToken)
    {
        var started = context.Time.GetTimestamp();
        while (probes.Single(probe => probe.Name == server).Current is { Reach: Reach.Answering } && context.Time.GetElapsedTime(started) < context.Bounds.Drain)
        {
            await Task.Delay(Hurry, context.Time, cancellationToken);
        }
    }

    private async Task ServeAsync(OperatorRequest request, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CarryOutAsync(request, snapshot, cancellationToken);
            logger.LogOperator(request.Command, answer.Message);
            request.Answer.TrySetResult(answer);
        }
        catch (Exception failure)
        {
            request.Answer.TrySetResult(new(false, failure.Message));
            throw;
        }
    }

    private async Task<OperatorAnswer> CarryOutAsync(OperatorRequest request, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        var state = context.Witness.Reading.State;
        if (OperatorRules.Refusal(request, context.Witness.Reading, snapshot) is { } refusal)
        {
            return new(false, refusal);
        }

        switch (request.Command)
        {
            case OperatorCommand.Pause or OperatorCommand.Resume:
                var paused = request.Command is OperatorCommand.Pause;
                context.Witness.Change(current => current with { Paused = paused });
                return new(true, paused ? "Automatic failover is paused." : "Automatic failover is on.");
            case OperatorCommand.Switchover:
                var target = snapshot.OtherThan(state!.Primary).Name;
                var failed = await TransitAsync(new(Finding.InSync, StepKind.Switchover, target), () => Switchover.RunAsync(context, cancellationToken), cancellationToken);
                return failed is null ? new(true, $"{target} is primary, epoch {context.Witness.State.Epoch}.") : new(false, failed);
            case OperatorCommand.Adopt:
                failed = await TransitAsync(new(Finding.WitnessMissing, StepKind.Adopt, request.Server), () => Adoption.RunAsync(context, request.Server!, cancellationToken), cancellationToken);
                return failed is null ? new(true, $"{request.Server} is primary, epoch {context.Witness.State.Epoch}.") : new(false, failed);
            case OperatorCommand.Reclone:
            default:
                if (await ActAsync(new(Finding.Cloning, StepKind.GoSolo, state!.Primary), snapshot, cancellationToken) is { } reason)
                {
                    return new(false, reason);
                }

                await BeginCloneAsync(new(Finding.Cloning, StepKind.Clone, request.Server), snapshot, cancellationToken);
                return new(true, $"{request.Server} is being cloned from {state.Primary}.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _wake.Dispose();

    private void Look()
    {
        foreach (var probe in probes)
        {
            probe.ProbeSoon();
        }
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }
}
