using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Transitions;

/// <summary>The witness as this sentinel knows it, so that every change is made against what it has seen last.</summary>
internal sealed class WitnessKeeper(IWitness witness)
{
    // A clone runs beside the loop, and records its beginning and its end.
    private readonly Lock _changing = new();
    private WitnessReading _reading = witness.Read();

    /// <summary>What is on record.</summary>
    public WitnessReading Reading => Volatile.Read(ref _reading);

    /// <summary>What is on record.</summary>
    /// <exception cref="InvalidOperationException">Nothing is.</exception>
    public WitnessState State => Reading.State ?? throw new InvalidOperationException("There is no witness yet.");

    /// <summary>Changes what is on record; when it returns, the change is on disk.</summary>
    /// <exception cref="WitnessConflictException">Another sentinel has changed it.</exception>
    public WitnessState Change(Func<WitnessState, WitnessState> change)
    {
        lock (_changing)
        {
            return Replace(change(State));
        }
    }

    /// <summary>Replaces what is on record, also where nothing is.</summary>
    /// <exception cref="WitnessConflictException">Another sentinel has changed it.</exception>
    public WitnessState Replace(WitnessState next)
    {
        lock (_changing)
        {
            var written = witness.Write(Reading.State, next);
            Volatile.Write(ref _reading, new(written, null));
            return written;
        }
    }

    /// <summary>Reads what is on record anew.</summary>
    public void Refresh()
    {
        lock (_changing)
        {
            Volatile.Write(ref _reading, witness.Read());
        }
    }
}
