namespace FooBar.ServiceDefaults.Database;

/// <summary>The pair of servers and who is who. Nothing outside of the router asks.</summary>
internal sealed class DatabaseTopology(DatabaseServer primary, DatabaseServer replica)
{
    public IReadOnlyList<DatabaseServer> Servers { get; } = [primary, replica];

    public DatabaseServer this[ServerRole role] => role == ServerRole.Primary ? primary : replica;

    /// <summary>The servers that may do the work, best first, as things stand.</summary>
    public IReadOnlyList<ServerRole> Route(DatabaseIntent intent) => RoutingPolicy.Route(intent, primary.Status.State, replica.Status.State);
}
