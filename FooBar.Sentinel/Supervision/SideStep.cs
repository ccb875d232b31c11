using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;

namespace FooBar.Sentinel.Supervision;

/// <summary>
/// The one step at a time that runs beside the loop, because it takes long and the primary works meanwhile: a clone, or the start of the replica's
/// process. The loop has to see to it that commits do not wait for that.
/// </summary>
internal sealed class SideStep(TransitionContext context, TransitionConductor conductor, IReadOnlyList<ServerProbe> probes, ILogger<Supervisor> logger)
{
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(50);

    private Verdict? _running;

    /// <summary>Raised when it is over.</summary>
    public event Action? Ended;

    /// <summary>The server that is being cloned; null when none is.</summary>
    public string? Cloning => Volatile.Read(ref _running) is { Step: StepKind.Clone } verdict ? verdict.Server : null;

    /// <summary>Whether a step is one to run here.</summary>
    public static bool Takes(Verdict verdict) => verdict is { Step: StepKind.Clone } or { Step: StepKind.StartServer, Finding: Finding.ReplicaDown };

    /// <summary>Begins a step.</summary>
    /// <returns>Whether it has begun: while another one runs it has not, and is decided again when that is over.</returns>
    public bool TryBegin(Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _running, verdict, null) is not null)
        {
            return false;
        }

        _ = Task.Run(() => RunAsync(verdict, snapshot, cancellationToken), CancellationToken.None);
        return true;
    }

    private async Task RunAsync(Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            if (await conductor.RunAsync(verdict, snapshot, cancellationToken) is null && verdict.Step is StepKind.Clone)
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
            Volatile.Write(ref _running, null);
            Ended?.Invoke();
        }
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
}
