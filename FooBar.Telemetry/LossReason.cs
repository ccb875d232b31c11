namespace FooBar.Telemetry;

/// <summary>Why a datagram became no span.</summary>
internal enum LossReason
{
    /// <summary>It is a message about the proxy itself.</summary>
    NoRequest,

    /// <summary>It was cut off, or is no line of a known format.</summary>
    Malformed,

    /// <summary>The export could not keep up.</summary>
    QueueFull,

    /// <summary>The OTLP endpoint did not take it in time.</summary>
    NotExported,
}
