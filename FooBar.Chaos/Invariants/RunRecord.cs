using FooBar.Chaos.Faults;
using FooBar.Chaos.Load;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Invariants;

/// <summary>Everything that is known of a run that has ended.</summary>
internal sealed record RunRecord
{
    /// <summary>The seed of its schedule.</summary>
    public required int Seed { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>How long the load ran.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>The requests.</summary>
    public required IReadOnlyCollection<RequestRecord> Requests { get; init; }

    /// <summary>The posts that were acknowledged.</summary>
    public required IReadOnlyCollection<Acknowledgement> Acknowledgements { get; init; }

    /// <summary>Every idempotency key that was sent.</summary>
    public required IReadOnlyCollection<string> Keys { get; init; }

    /// <summary>The faults that were made.</summary>
    public required IReadOnlyList<FaultRecord> Faults { get; init; }

    /// <summary>What the sentinel said.</summary>
    public required IReadOnlyCollection<PairChange> Changes { get; init; }

    /// <summary>What each database server held at the end.</summary>
    public required IReadOnlyList<FinalData> Final { get; init; }

    /// <summary>Why the stack did not become whole again; null when it did.</summary>
    public required string? NotWhole { get; init; }
}
