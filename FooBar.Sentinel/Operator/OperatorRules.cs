using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Operator;

/// <summary>Whether a command can be carried out now.</summary>
internal static class OperatorRules
{
    /// <summary>Why it cannot; null when it can.</summary>
    public static string? Refusal(OperatorRequest request, WitnessReading reading, PairSnapshot snapshot)
    {
        if (request.Server is { } name && snapshot.Servers.All(server => server.Name != name))
        {
            return $"There is no server {name}: it is {snapshot.First.Name} or {snapshot.Second.Name}.";
        }

        var state = reading.State;
        return request.Command switch
        {
            OperatorCommand.Adopt => RefuseAdoption(request.Server, state, snapshot),
            _ when state is null => "Nobody knows which server is primary: adopt the one that has every write.",
            OperatorCommand.Switchover => Switchover.Refusal(state, snapshot),
            OperatorCommand.Reclone => RefuseClone(request.Server, state, snapshot),
            _ => null,
        };
    }

    private static string? RefuseAdoption(string? server, WitnessState? state, PairSnapshot snapshot) =>
        server is null ? "Say which server: ?server=NAME."
        : state is not null && snapshot.Of(state.Primary) is not { Answers: true, Status.Executed.IsEmpty: true } ? $"{state.Primary} is primary on record. Switch over instead."
        : !snapshot.Of(server).Answers ? $"{server} does not answer."
        : state?.Cloning == server ? $"A clone of {server} was cut off, so that it has no data."
        : snapshot.OtherThan(server).Status is { IsWritable: true } ? $"{snapshot.OtherThan(server).Name} can still be written to."
        : null;

    private static string? RefuseClone(string? server, WitnessState state, PairSnapshot snapshot) =>
        server is null ? "Say which server: ?server=NAME."
        : server == state.Primary ? $"{server} is the primary, whose data everybody uses."
        : state.Phase is not WitnessPhase.Steady ? "A change of the primary is under way."
        : snapshot.Cloning is not null ? $"{snapshot.Cloning} is being cloned already."
        : !snapshot.Of(server).Answers ? $"{server} does not answer: start it first."
        : !snapshot.Of(state.Primary).Answers ? $"{state.Primary} does not answer, so there is nothing to clone from."
        : null;
}
