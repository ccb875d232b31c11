namespace FooBar.Sentinel.Witness;

/// <summary>The witness file's contents.</summary>
/// <param name="State">What it says.</param>
/// <param name="Checksum">SHA-256 of the state as JSON, in hexadecimal: a half-written or edited file is not believed.</param>
internal sealed record WitnessDocument(WitnessState State, string Checksum);
