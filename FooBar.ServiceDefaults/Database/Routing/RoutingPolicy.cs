namespace FooBar.ServiceDefaults.Database;

/// <summary>Which servers may do a piece of work, best first. Decided from a snapshot alone.</summary>
internal static class RoutingPolicy
{
    private static readonly ServerRole[] Primary = [ServerRole.Primary];
    private static readonly ServerRole[] PrimaryFirst = [ServerRole.Primary, ServerRole.Replica];
    private static readonly ServerRole[] ReplicaFirst = [ServerRole.Replica, ServerRole.Primary];

    /// <param name="intent">What the caller wants.</param>
    /// <param name="primary">What was seen of the primary.</param>
    /// <param name="replica">What was seen of the replica.</param>
    /// <remarks>
    /// A read keeps the replica as its last resort even when that was seen to be away: the alternative is to fail. A server of which nothing is
    /// known counts as there, for to use it is how one finds out.
    /// </remarks>
    public static IReadOnlyList<ServerRole> Route(DatabaseIntent intent, ServerState primary, ServerState replica) => (intent, primary, replica) switch
    {
        (DatabaseIntent.Write, _, _) => Primary,
        (_, not ServerState.Unavailable, ServerState.Unavailable) => PrimaryFirst,
        _ => ReplicaFirst,
    };
}
