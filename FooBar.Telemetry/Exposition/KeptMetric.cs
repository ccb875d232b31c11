using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Exposition;

/// <summary>The newest state of a metric of one sender.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="At">When it came, as a timestamp.</param>
/// <param name="Life">How long it holds if no newer one comes.</param>
internal sealed record KeptMetric(Metric Metric, long At, TimeSpan Life);
