namespace FooBar.Sentinel.Witness;

/// <summary>Another sentinel works with the witness file.</summary>
internal sealed class WitnessHeldException(string path, Exception inner)
    : Exception($"Another sentinel holds {path}: one pair of servers has one sentinel. This one takes over when the other has ended.", inner);
