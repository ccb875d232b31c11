namespace FooBar.ServiceDefaults.Database;

/// <summary>A beat of the sentinel's heart, as a server has it: written on the primary, replicated to the others.</summary>
/// <param name="Epoch">The reign in which it was written.</param>
/// <param name="Beat">Its number, which grows by one with each beat.</param>
internal readonly record struct Heartbeat(ulong Epoch, ulong Beat) : IComparable<Heartbeat>
{
    /// <summary>Beats of a newer epoch come after all of an older one, whatever a fenced primary counted on its own.</summary>
    public int CompareTo(Heartbeat other) => (Epoch, Beat).CompareTo((other.Epoch, other.Beat));
}
