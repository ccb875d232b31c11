namespace FooBar.Chaos.Stack;

/// <summary>A change of what the sentinel says.</summary>
/// <param name="At">When it was seen, from the beginning of the load.</param>
/// <param name="State">What it says from now on; null when it does not answer.</param>
internal sealed record PairChange(TimeSpan At, PairState? State);
