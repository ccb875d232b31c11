namespace Aspire.Hosting.Cli.Wire;

/// <summary>How a wait ended.</summary>
internal sealed record WaitResponse
{
    /// <summary>Whether what was waited for came.</summary>
    public required bool Success { get; init; }

    /// <summary>Where the resource is in its life.</summary>
    public string? State { get; init; }

    /// <summary>Its health.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Whether there is no such resource.</summary>
    public bool ResourceNotFound { get; init; }

    /// <summary>Whether the time was over.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Why it did not come.</summary>
    public string? ErrorMessage { get; init; }
}
