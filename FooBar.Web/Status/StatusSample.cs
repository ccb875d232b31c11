namespace FooBar.Web.Status;

/// <summary>Two figures of one second.</summary>
/// <param name="RequestsPerSecond">How many requests the load balancer got; null where it did not say.</param>
/// <param name="Lag">How far the replica was behind; null where there is none, or nobody knows.</param>
public readonly record struct StatusSample(double? RequestsPerSecond, TimeSpan? Lag);
