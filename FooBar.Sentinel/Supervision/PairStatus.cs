using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Supervision;

/// <summary>The state of the pair as the last round saw it.</summary>
/// <param name="Witness">What is on record; null for nothing.</param>
/// <param name="Snapshot">What was observed; null before the first round.</param>
/// <param name="Verdict">What is the matter and what is done about it.</param>
internal sealed record PairStatus(WitnessState? Witness, PairSnapshot? Snapshot, Verdict Verdict)
{
    /// <summary>Before the first round.</summary>
    public static readonly PairStatus Unknown = new(null, null, new(Finding.Observing));
}
