namespace FooBar.Chaos.Stack;

/// <summary>The pair of database servers, as the sentinel says.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Primary">The primary on record; null before the first.</param>
/// <param name="Mode"><c>Sync</c> or <c>Solo</c>; null before the first.</param>
/// <param name="Finding">What is the matter, by its code.</param>
internal sealed record PairState(long Epoch, string? Primary, string? Mode, string Finding)
{
    /// <summary>Whether both servers have every acknowledged write.</summary>
    public bool IsInSync => Finding == "InSync";
}
