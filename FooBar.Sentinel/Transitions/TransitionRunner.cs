using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;

namespace FooBar.Sentinel.Transitions;

/// <summary>Does what was decided.</summary>
internal static class TransitionRunner
{
    /// <summary>Runs the step of a verdict.</summary>
    public static async Task RunAsync(TransitionContext context, Verdict verdict, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        var server = verdict.Server;
        switch (verdict.Step)
        {
            case StepKind.Bootstrap:
                await Bootstrap.RunAsync(context, server!, cancellationToken);
                break;
            case StepKind.Failover or StepKind.ContinueFailover:
                await Failover.RunAsync(context, server!, snapshot.Canary.Watermark, cancellationToken);
                break;
            case StepKind.ContinuePromotion:
                await Promotion.RunAsync(context, cancellationToken);
                break;
            case StepKind.Abandon:
                await Abandonment.RunAsync(context);
                break;
            case StepKind.Reinstate:
                await Reinstatement.RunAsync(context, cancellationToken);
                break;
            case StepKind.GoSolo:
                await Solo.RunAsync(context, cancellationToken);
                break;
            case StepKind.RecordSolo:
                await Solo.RecordAsync(context);
                break;
            case StepKind.EnterSync:
                await Sync.RunAsync(context, cancellationToken);
                break;
            case StepKind.Rejoin:
                await Rejoin.RunAsync(context, server!, cancellationToken);
                break;
            case StepKind.Clone:
                await Cloning.RunAsync(context, server!, cancellationToken);
                break;
            case StepKind.Fence:
                await context.Steps.RunAsync("fence", () => context.FenceAsync(server!, cancellationToken));
                break;
            case StepKind.MakeReadOnly:
                await context.Steps.RunAsync("close", () => context.Of(server!).CloseAsync(context.Bounds.Switch, cancellationToken));
                break;
            case StepKind.StartServer:
                await context.Steps.RunAsync("start", () => context.Control.StartAsync(server!, cancellationToken));
                break;
            case StepKind.None or StepKind.Switchover or StepKind.Adopt:
            default:
                break;
        }
    }
}
