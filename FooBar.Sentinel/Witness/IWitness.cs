namespace FooBar.Sentinel.Witness;

/// <summary>The one record of who is primary.</summary>
internal interface IWitness
{
    /// <summary>What is on record.</summary>
    WitnessReading Read();

    /// <summary>Replaces what is on record. When it returns, the new state survives a loss of power.</summary>
    /// <param name="expected">What this sentinel believes is on record; null for nothing (missing or corrupt).</param>
    /// <param name="next">What is to be on record. Its revision is set here.</param>
    /// <returns>What is on record now.</returns>
    /// <exception cref="WitnessConflictException">Something else is on record.</exception>
    WitnessState Write(WitnessState? expected, WitnessState next);
}
