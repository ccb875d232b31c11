using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Sentinel.Servers;

/// <summary>What the sentinel can do to one server. Every operation has a deadline of its own and may be repeated.</summary>
/// <remarks>Each throws <see cref="ServerOperationException"/> when the server refuses or does not answer in time; it may have been done all the same.</remarks>
internal interface IDatabaseServer
{
    /// <summary>The server's name.</summary>
    string Name { get; }

    /// <summary>What it says of itself now.</summary>
    Task<ServerStatus> ReadStatusAsync(CancellationToken cancellationToken);

    /// <summary>The highest epoch that it has on record; 0 where there is none.</summary>
    Task<long> ReadEpochAsync(CancellationToken cancellationToken);

    /// <summary>Stops receiving from the source: from then on this server acknowledges nothing.</summary>
    Task StopReceiverAsync(CancellationToken cancellationToken);

    /// <summary>Applies everything that was received; false when it did not come to an end in time.</summary>
    Task<bool> DrainAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Waits until it has transactions; false when it did not get them in time.</summary>
    Task<bool> WaitForAsync(GtidSet transactions, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Follows a source from now on, on from what it has. What was received from the same source is kept.</summary>
    Task FollowAsync(string source, CancellationToken cancellationToken);

    /// <summary>Follows nobody any more. What was received and not applied is forgotten.</summary>
    Task DetachAsync(CancellationToken cancellationToken);

    /// <summary>Whether its commits wait for the replica. Switching it off acknowledges the commits that wait.</summary>
    Task SetSourceAcknowledgementsAsync(bool on, CancellationToken cancellationToken);

    /// <summary>Whether it acknowledges what it receives, and flushes it to disk before; a receiver that runs is restarted where this changes.</summary>
    Task SetReplicaAcknowledgementsAsync(bool on, CancellationToken cancellationToken);

    /// <summary>Lets applications connect and write.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Lets nobody write, once the commits under way are through.</summary>
    Task CloseAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Ends the applications' connections and lets none connect.</summary>
    Task TakeOfflineAsync(CancellationToken cancellationToken);

    /// <summary>Lets applications connect again.</summary>
    Task BringOnlineAsync(CancellationToken cancellationToken);

    /// <summary>Makes what the sentinel and the routers need on the primary, and records its epoch there, once.</summary>
    Task RecordEpochAsync(WitnessState witness, CancellationToken cancellationToken);

    /// <summary>Commits a write of the sentinel's own.</summary>
    Task BeatAsync(WitnessState witness, CancellationToken cancellationToken);

    /// <summary>Replaces all data by a copy of the donor's. The server ends afterwards and must be started.</summary>
    Task CloneFromAsync(string donor, CancellationToken cancellationToken);

    /// <summary>The paths of the binary logs that contain any of these transactions.</summary>
    Task<IReadOnlyList<string>> FindBinaryLogsAsync(GtidSet transactions, CancellationToken cancellationToken);
}
