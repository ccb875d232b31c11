namespace FooBar.Sentinel.Witness;

/// <summary>What was found in place of the witness file.</summary>
/// <param name="State">What it says; null when it is missing or corrupt.</param>
/// <param name="Corruption">Why it cannot be used; null when it is missing or sound.</param>
internal sealed record WitnessReading(WitnessState? State, string? Corruption)
{
    /// <summary>There is no file.</summary>
    public static readonly WitnessReading Missing = new(null, null);

    /// <summary>There is no file, which at the very first start is as it should be.</summary>
    public bool IsMissing => State is null && Corruption is null;
}
