namespace FooBar.Telemetry.Metrics;

/// <summary>How a metric's values relate to one another.</summary>
internal enum InstrumentKind
{
    /// <summary>A total that only grows.</summary>
    Counter,

    /// <summary>A total that also shrinks: it makes sense to add those of several servers.</summary>
    UpDownCounter,

    /// <summary>A value as it is now.</summary>
    Gauge,
}
