namespace FooBar.AppHost.MySql;

/// <summary>What a server says of its replication at one moment.</summary>
/// <param name="TakesWrites">Whether applications can write on it: it is the primary.</param>
/// <param name="Receiver">Whether the IO thread runs: ON, OFF, CONNECTING, or null when the server replicates from nowhere.</param>
/// <param name="ReceiverError">The IO thread's last error, empty when there is none.</param>
/// <param name="Applier">Whether the SQL threads run: ON, OFF or null.</param>
/// <param name="ApplierError">The SQL threads' last error, empty when there is none.</param>
/// <param name="Lag">How long ago the source committed what is being applied; zero when all that was received is applied.</param>
internal sealed record ReplicationStatus(bool TakesWrites, string? Receiver, string ReceiverError, string? Applier, string ApplierError, TimeSpan Lag);
