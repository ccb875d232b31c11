namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What every object of the API carries.</summary>
internal sealed record ObjectMetadata
{
    public string Name { get; init; } = "";

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary>The version as a number: the API counts upwards, so that of two observations the greater is the later one.</summary>
    internal long Version => long.TryParse(ResourceVersion, out var version) ? version : 0;
}
