using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;

namespace FooBar.Sentinel.Supervision;

/// <summary>
/// The one loop that changes anything: observes, decides, acts, and observes again. Only what takes long at the replica runs beside it.
/// </summary>
internal sealed class Supervisor(
    TransitionContext context,
    IReadOnlyList<ServerProbe> probes,
    Canary canary,
    OperatorDesk desk,
    StatusBoard board,
    SentinelOptions options,
    SentinelTelemetry telemetry,
    RestartPolicy policy,
    TransitionConductor conductor,
    SideStep side,
    OperatorService operators,
    ILogger<Supervisor> logger) : IDisposable
{
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(50);

    private readonly DecisionLimits _limits = new(
        options.Failures, options.StallBound, options.OnStall, options.HangBound, options.Settling, options.CatchUp);

    private readonly SemaphoreSlim _wake = new(0);
    private readonly long _started = context.Time.GetTimestamp();
    private Verdict? _reported;

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        desk.Requested += Wake;
        side.Ended += Wake;
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
            side.Ended -= Wake;
            canary.Failed -= Look;
            await ending.CancelAsync();
            await Task.WhenAll(watching).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>What is known at this moment.</summary>
    private PairSnapshot Observe() => new(
        probes[0].Current, probes[1].Current, canary.StatusOf(context.Witness.Reading.State), context.Time.GetElapsedTime(_started), side.Cloning);

    private async Task<Verdict> RoundAsync(CancellationToken cancellationToken)
    {
        var snapshot = Observe();
        var verdict = DecisionRules.Decide(context.Witness.Reading, snapshot, _limits);
        Report(verdict, snapshot);
        if (desk.TryTake(out var request))
        {
            await operators.ServeAsync(request!, snapshot, cancellationToken);
            return verdict;
        }

        if (verdict.Step is not StepKind.None && policy.WaitFor(verdict) == TimeSpan.Zero)
        {
            if (SideStep.Takes(verdict))
            {
                side.TryBegin(verdict, snapshot, cancellationToken);
            }
            else
            {
                await conductor.RunAsync(verdict, snapshot, cancellationToken);
            }
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
