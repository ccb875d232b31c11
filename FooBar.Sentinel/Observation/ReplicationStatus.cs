namespace FooBar.Sentinel.Observation;

/// <summary>A server's replication from another one.</summary>
/// <param name="SourceHost">The source's name.</param>
/// <param name="Receiver">The thread that fetches transactions (MySQL: IO thread).</param>
/// <param name="ReceiverError">Its last error's number, 0 for none.</param>
/// <param name="Applier">The threads that apply them (MySQL: SQL thread).</param>
/// <param name="ApplierError">Their last error's number, 0 for none.</param>
/// <param name="Error">The last error's text, empty for none.</param>
/// <param name="Received">All that was received from this source and is on disk here.</param>
internal sealed record ReplicationStatus(
    string SourceHost, ReplicationThread Receiver, int ReceiverError, ReplicationThread Applier, int ApplierError, string Error, GtidSet Received);
