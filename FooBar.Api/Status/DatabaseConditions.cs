using FooBar.ServiceDefaults.Database;
using FooBar.Web.Status;

namespace FooBar.Api.Status;

/// <summary>Puts what this server's router has seen of the databases into the words of the status page.</summary>
internal static class DatabaseConditions
{
    public static (IReadOnlyList<ServerStatus> Servers, TimeSpan? Lag) Describe(DatabaseTopology topology)
    {
        var view = topology.View;
        var servers = new List<ServerStatus>();
        TimeSpan? lag = null;
        for (var index = 0; index < topology.Servers.Count; index++)
        {
            var (state, known) = (topology.StateOf(index), view.Servers[index]);
            if (state == ServerState.Replica)
            {
                lag = lag > known.Lag ? lag : known.Lag;
            }

            servers.Add(Describe(topology.Servers[index].Name, state, known.IsEvicted, known.Lag));
        }

        return (servers, lag);
    }

    internal static ServerStatus Describe(string name, ServerState state, bool isEvicted, TimeSpan lag) => state switch
    {
        ServerState.Primary => new(name, "database, primary", Condition.Up, "takes the writes"),
        ServerState.Replica when isEvicted => new(name, "database, replica", Condition.Limited, "gets no reads until it has caught up"),
        ServerState.Replica => new(name, "database, replica", Condition.Up, $"serves the reads, {lag.TotalMilliseconds:0} ms behind"),
        ServerState.Rejected => new(name, "database", Condition.Limited, "primary of an epoch that ended; gets nothing"),
        ServerState.Offline => new(name, "database", Condition.Down, "offline"),
        ServerState.Unavailable => new(name, "database", Condition.Down, "does not answer"),
        _ => new(name, "database", Condition.Unknown, "not heard of"),
    };
}
