namespace FooBar.Telemetry.Export;

/// <summary>What a message carries.</summary>
internal enum OtlpSignal
{
    /// <summary>Spans.</summary>
    Traces,

    /// <summary>Metrics.</summary>
    Metrics,

    /// <summary>Log records.</summary>
    Logs,
}
