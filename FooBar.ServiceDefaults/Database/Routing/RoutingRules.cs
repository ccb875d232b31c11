namespace FooBar.ServiceDefaults.Database;

/// <summary>The bounds by which observations are judged.</summary>
/// <param name="Lifetime">How long an observation counts.</param>
/// <param name="MaxLag">How far a replica may be behind and still serve reads.</param>
/// <param name="ReturnAfter">
/// How many observations in a row must find an evicted replica sound, that is at most half of <paramref name="MaxLag"/> behind, before it serves
/// reads again. The two differ so that a replica at the bound does not come and go.
/// </param>
/// <param name="Doubt">How long the primary may go without an answer before the others are looked at as often as if there were none.</param>
internal sealed record RoutingRules(TimeSpan Lifetime, TimeSpan MaxLag, int ReturnAfter, TimeSpan Doubt)
{
    public static RoutingRules From(DatabaseOptions options) => new(options.ObservationLifetime, options.MaxReplicaLag, options.ReturnAfter, options.ProbeInterval * 2);
}
