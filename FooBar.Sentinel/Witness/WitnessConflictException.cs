namespace FooBar.Sentinel.Witness;

/// <summary>The witness file is not as this sentinel left it: another one has written it. Nothing was changed.</summary>
internal sealed class WitnessConflictException(string message) : Exception(message);
