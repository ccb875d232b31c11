using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Supervision;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;

namespace FooBar.Sentinel.Operator;

/// <summary>Carries out what operators ask for, in the loop's turn.</summary>
internal sealed class OperatorService(TransitionContext context, TransitionConductor conductor, SideStep side, ILogger<Supervisor> logger)
{
    /// <summary>Carries a command out and answers it.</summary>
    public async Task ServeAsync(OperatorRequest request, PairSnapshot snapshot, CancellationToken cancellationToken)
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
                var failed = await conductor.RunAsync(new(Finding.InSync, StepKind.Switchover, target), () => Switchover.RunAsync(context, cancellationToken), cancellationToken);
                return failed is null ? new(true, $"{target} is primary, epoch {context.Witness.State.Epoch}.") : new(false, failed);
            case OperatorCommand.Adopt:
                failed = await conductor.RunAsync(new(Finding.WitnessMissing, StepKind.Adopt, request.Server), () => Adoption.RunAsync(context, request.Server!, cancellationToken), cancellationToken);
                return failed is null ? new(true, $"{request.Server} is primary, epoch {context.Witness.State.Epoch}.") : new(false, failed);
            case OperatorCommand.Reclone:
            default:
                return await RecloneAsync(request.Server!, state!.Primary, snapshot, cancellationToken);
        }
    }

    private async Task<OperatorAnswer> RecloneAsync(string server, string primary, PairSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (await conductor.RunAsync(new(Finding.Cloning, StepKind.GoSolo, primary), snapshot, cancellationToken) is { } reason)
        {
            return new(false, reason);
        }

        return side.TryBegin(new(Finding.Cloning, StepKind.Clone, server), snapshot, cancellationToken)
            ? new(true, $"{server} is being cloned from {primary}.")
            : new(false, $"{server} is being started. Ask again when it runs.");
    }
}
