namespace Aspire.Hosting.Cli.Wire;

/// <summary>Which resources, and how.</summary>
internal sealed record ResourcesRequest
{
    /// <summary>A part of their names; null for all.</summary>
    public string? Filter { get; init; }

    /// <summary>What the caller understands.</summary>
    public IReadOnlyList<string>? ClientCapabilities { get; init; }
}
