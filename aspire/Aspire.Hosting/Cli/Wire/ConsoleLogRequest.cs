namespace Aspire.Hosting.Cli.Wire;

/// <summary>Which lines of which console logs.</summary>
internal sealed record ConsoleLogRequest
{
    /// <summary>The resource; null for all.</summary>
    public string? ResourceName { get; init; }

    /// <summary>Whether to go on with what is written from now on.</summary>
    public bool Follow { get; init; }

    /// <summary>What a line or its resource's name must contain.</summary>
    public string? Search { get; init; }

    /// <summary>How many of the last lines; null for all. Without meaning when following.</summary>
    public int? Tail { get; init; }

    /// <summary>Whether all resources means the hidden ones too.</summary>
    public bool IncludeHidden { get; init; }
}
