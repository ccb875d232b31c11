namespace FooBar.Sentinel.Decision;

/// <summary>How much a finding matters.</summary>
internal enum Severity
{
    /// <summary>All is well.</summary>
    None,

    /// <summary>It passes by itself.</summary>
    Passing,

    /// <summary>Writes go on, without the protection of a replica.</summary>
    Degraded,

    /// <summary>Writes are not possible, or somebody has to decide.</summary>
    Alert,
}
