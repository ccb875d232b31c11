namespace FooBar.ServiceDefaults.Database;

/// <summary>The bounds by which observations are judged.</summary>
/// <param name="Lifetime">How long an observation counts.</param>
/// <param name="MaxLag">How far a replica may be behind and still serve reads.</param>
/// <param name="ReturnAfter">
/// How many observations in a row must find an evicted replica sound, that is at most half of <paramref name="MaxLag"/> behind, before it serves
/// reads again. The two differ so that a replica at the bound does not come and go.
/// </param>
internal sealed record RoutingRules(TimeSpan Lifetime, TimeSpan MaxLag, int ReturnAfter)
{
    public static RoutingRules From(DatabaseOptions options) => new(options.ObservationLifetime, options.MaxReplicaLag, options.ReturnAfter);
}
