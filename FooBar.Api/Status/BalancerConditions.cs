using FooBar.Web.Status;

namespace FooBar.Api.Status;

/// <summary>Puts what the load balancer says into the words of the status page.</summary>
internal static class BalancerConditions
{
    /// <param name="report">What it says; null when it did not answer.</param>
    /// <param name="isKnown">Whether there is an address to ask.</param>
    public static IEnumerable<ServerStatus> Describe(BalancerReport? report, bool isKnown)
    {
        if (!isKnown)
        {
            return [];
        }

        if (report is null)
        {
            return [new("lb", "load balancer", Condition.Down, "its statistics do not answer")];
        }

        return
        [
            new("lb", "load balancer", Condition.Up, "HAProxy"),
            .. report.Servers.Select(static server => new ServerStatus(
                server.Name, server.Backend == "www" ? "web server" : "application server", ConditionOf(server.State), DetailOf(server.State))),
        ];
    }

    // HAProxy writes "UP", "UP 1/3" (on its way down), "DOWN", "DOWN 1/2" (on its way up), "MAINT", "DRAIN", "NOLB" (the server says that it is about to
    // stop), "NOLB 1/3" (it is stopping) and "no check".
    private static Condition ConditionOf(string state) => state switch
    {
        "UP" or "no check" => Condition.Up,
        _ when state.StartsWith("UP ", StringComparison.Ordinal) => Condition.Limited,
        _ when IsLeaving(state) => Condition.Limited,
        "" => Condition.Unknown,
        _ => Condition.Down,
    };

    private static string DetailOf(string state) => state switch
    {
        "UP" => "gets requests",
        "DOWN" => "gets none: its health check fails",
        _ when IsLeaving(state) => "finishes what it has",
        _ when state.StartsWith("MAINT", StringComparison.Ordinal) => "taken out for maintenance",
        _ => $"load balancer: {state}",
    };

    private static bool IsLeaving(string state) => state is "DRAIN" || state.StartsWith("NOLB", StringComparison.Ordinal);
}
