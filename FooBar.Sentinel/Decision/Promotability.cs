using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Decision;

/// <summary>Whether the replica may become primary. Where it is unsure, it may not.</summary>
internal static class Promotability
{
    /// <summary>Why it may not; null when it may.</summary>
    /// <param name="witness">What is on record.</param>
    /// <param name="snapshot">What is known of the pair.</param>
    /// <param name="replica">What the replica says of itself at this moment.</param>
    public static Verdict? Refusal(WitnessState witness, PairSnapshot snapshot, ServerStatus replica)
    {
        var name = snapshot.OtherThan(witness.Primary).Name;
        if (witness.Mode is not ReplicationMode.Sync || !witness.IsInSync(name))
        {
            return new(Finding.NotPromotable, Server: name, Detail: $"{name} is not in step with {witness.Primary}.");
        }

        if (snapshot.Cloning == name || witness.Cloning == name)
        {
            return new(Finding.NotPromotable, Server: name, Detail: $"{name} is being cloned.");
        }

        if (replica.Replication is not { } replication)
        {
            return new(Finding.NotPromotable, Server: name, Detail: $"{name} follows nobody, so that what it received is unknown.");
        }

        if (replication.ApplierError != 0)
        {
            return new(Finding.ApplierFailed, Server: name, Detail: $"{name} cannot apply a transaction (error {replication.ApplierError}): {replication.Error}");
        }

        // While the primary lived these would have been seen and the pair taken out of step; after its death only what it had last is known.
        var own = replica.Executed.From(replica.Uuid).Except(Known(witness, snapshot));
        return own.IsEmpty || Known(witness, snapshot).IsEmpty
            ? null
            : new(Finding.ErrantTransactions, Server: name, Detail: $"{name} alone has {own}.");
    }

    /// <summary>What the primary is known to have acknowledged.</summary>
    public static GtidSet Known(WitnessState witness, PairSnapshot snapshot) => GtidSet.Parse(witness.Watermark).Union(snapshot.Canary.Watermark);
}
