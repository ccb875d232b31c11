using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Supervision;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Operator;

/// <summary>The state of the pair for people and scripts.</summary>
/// <param name="Epoch">The epoch on record; 0 before the first.</param>
/// <param name="Primary">The primary on record.</param>
/// <param name="Mode">What an acknowledged write is worth.</param>
/// <param name="Phase">How far a change of the primary has come.</param>
/// <param name="Paused">Whether automatic failover is paused.</param>
/// <param name="Finding">What is the matter.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Description">The finding in words.</param>
/// <param name="Recovery">What is done about it.</param>
/// <param name="Detail">What it is about.</param>
/// <param name="Servers">Both servers.</param>
internal sealed record StatusAnswer(
    long Epoch,
    string? Primary,
    ReplicationMode? Mode,
    WitnessPhase? Phase,
    bool Paused,
    Finding Finding,
    Severity Severity,
    string Description,
    string Recovery,
    string? Detail,
    IReadOnlyList<ServerAnswer> Servers)
{
    /// <summary>Puts a state into words.</summary>
    public static StatusAnswer Of(PairStatus status)
    {
        var row = FindingTable.Describe(status.Verdict.Finding);
        var witness = status.Witness;
        return new(
            witness?.Epoch ?? 0,
            witness?.Primary,
            witness?.Mode,
            witness?.Phase,
            witness?.Paused ?? false,
            row.Finding,
            row.Severity,
            row.Description,
            row.Recovery,
            status.Verdict.Detail,
            [.. (status.Snapshot?.Servers ?? []).Select(server => new ServerAnswer(
                server.Name,
                witness is null ? "unknown" : witness.Primary == server.Name ? "primary" : "replica",
                server.Reach,
                server.Process,
                witness?.IsInSync(server.Name) ?? false,
                server.Status?.IsWritable,
                server.Status?.Executed.ToString()))]);
    }
}
