using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>A witness that outlives every sentinel of a history, with the file's compare-and-swap.</summary>
internal sealed class SimulatedWitness : IWitness
{
    public WitnessState? State { get; private set; }

    /// <summary>Called with the state before and after each change.</summary>
    public event Action<WitnessState?, WitnessState>? Changed;

    public WitnessReading Read() => new(State, null);

    public WitnessState Write(WitnessState? expected, WitnessState next)
    {
        if (State?.Revision != expected?.Revision || next.Epoch < State?.Epoch)
        {
            throw new WitnessConflictException("Another sentinel has written it.");
        }

        var before = State;
        State = next with { Revision = (before?.Revision ?? 0) + 1 };
        Changed?.Invoke(before, State);
        return State;
    }
}
