namespace FooBar.Sentinel.Witness;

/// <summary>The primary of the epoch before, until it has joined again.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Mode">
/// The mode in which it was deposed. After <see cref="ReplicationMode.Sync"/> what it alone has was acknowledged to nobody; after
/// <see cref="ReplicationMode.Solo"/> it may have been.
/// </param>
internal sealed record DeposedServer(string Server, ReplicationMode Mode);
