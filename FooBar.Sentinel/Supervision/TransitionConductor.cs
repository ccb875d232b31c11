using System.Diagnostics;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Supervision;

/// <summary>Carries a transition through: tells of it in a trace, a log and a metric, notes it for the next try, and has the pair looked at anew.</summary>
internal sealed class TransitionConductor(
    TransitionContext context,
    IReadOnlyList<ServerProbe> probes,
    Canary canary,
    RestartPolicy policy,
    SentinelTelemetry telemetry,
    ILogger<Supervisor> logger)
{
    /// <summary>Does what was decided; the reason where it was not carried through.</summary>
    public Task<string?> RunAsync(Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken) =>
        RunAsync(verdict, () => TransitionRunner.RunAsync(context, verdict, snapshot, cancellationToken), cancellationToken);

    /// <summary>Runs a transition that an operator wants; the reason where it was not carried through.</summary>
    public async Task<string?> RunAsync(Verdict verdict, Func<Task> transition, CancellationToken cancellationToken)
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
        policy.Tried(verdict, reason is null);
        if (verdict.Step.HoldsWritesUp())
        {
            canary.Restart();
        }

        // What was seen before says nothing about what is now.
        await Task.WhenAll(probes.Select(probe => probe.FreshAsync(cancellationToken)));
        return reason;
    }
}
