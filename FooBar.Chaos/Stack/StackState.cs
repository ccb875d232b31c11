using FooBar.Chaos.Schedules;

namespace FooBar.Chaos.Stack;

/// <summary>What was last seen of the stack.</summary>
/// <param name="Pair">What the sentinel says; null while it does not answer.</param>
/// <param name="Down">The servers of lb that do not take requests now, as lb says; null while that does not answer.</param>
internal sealed record StackState(PairState? Pair, IReadOnlySet<string>? Down)
{
    /// <summary>Whether everything is there and in step.</summary>
    public bool IsWhole => Pair is { IsInSync: true } && Down is { Count: 0 };

    /// <summary>Whether a tier is there, and in step.</summary>
    public bool Has(Tier tier) => tier switch
    {
        Tier.Database => Pair is { IsInSync: true },
        Tier.Sentinel => Pair is not null,
        Tier.Application => Down is not null && !Down.Contains("api-1") && !Down.Contains("api-2"),
        Tier.Web => Down is not null && !Down.Contains("web"),
        _ => Down is not null,
    };
}
