using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FooBar.Sentinel.Witness;

/// <summary>Who is primary, and what is known for certain: all that a restarted sentinel goes by.</summary>
/// <param name="Revision">Grows with every change of the file.</param>
/// <param name="Epoch">Grows with every change of the primary, also one that was given up.</param>
/// <param name="Primary">The name of the server that takes the writes.</param>
/// <param name="Mode">What an acknowledged write is worth.</param>
/// <param name="InSync">The servers that have every acknowledged write, on disk.</param>
/// <param name="Phase">How far a change of the primary has come.</param>
/// <param name="Reason">Why the primary became it, or is about to: bootstrap, failover, switchover, adopted.</param>
/// <param name="Target">The server that is to become primary, while a change is under way.</param>
/// <param name="Watermark">Transactions that the primary is known to have acknowledged; the next primary must have them all.</param>
/// <param name="Deposed">The last primary, until it has joined again.</param>
/// <param name="Paused">Whether an operator has switched automatic failover off.</param>
/// <param name="Cloning">The server whose data is being replaced, until all of it is there: what it says of itself is not to be believed.</param>
internal sealed record WitnessState(
    long Revision,
    long Epoch,
    string Primary,
    ReplicationMode Mode,
    ImmutableArray<string> InSync,
    WitnessPhase Phase,
    string Reason,
    string? Target = null,
    string? Watermark = null,
    DeposedServer? Deposed = null,
    bool Paused = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cloning = null)
{
    /// <summary>Whether a server has every acknowledged write.</summary>
    public bool IsInSync(string server) => InSync.Contains(server);

    /// <summary>The primary alone.</summary>
    public WitnessState Alone() => this with { Mode = ReplicationMode.Solo, InSync = [Primary] };

    /// <summary>The primary and its replica in step.</summary>
    public WitnessState Together(string replica) => this with { Mode = ReplicationMode.Sync, InSync = [Primary, replica], Deposed = null };
}
