using System.Text.Json.Nodes;

namespace Aspire.Hosting.Cli.Wire;

/// <summary>A resource's state.</summary>
internal sealed record ResourceDescription
{
    /// <summary>Its id.</summary>
    public required string Name { get; init; }

    /// <summary>Its name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Its kind.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Its kind, under the name that earlier commands read and later ones still send.</summary>
    public string Type => ResourceType;

    /// <summary>Where it is in its life.</summary>
    public string? State { get; init; }

    /// <summary>How that is shown.</summary>
    public string? StateStyle { get; init; }

    /// <summary>The resources it waits for; null for none.</summary>
    public IReadOnlyList<string>? WaitingFor { get; init; }

    /// <summary>Its health; null unless it runs.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Its exit code, once it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Whether it is shown only on request.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its addresses that answer now.</summary>
    public required IReadOnlyList<DescribedUrl> Urls { get; init; }

    /// <summary>How it relates to others.</summary>
    public required IReadOnlyList<DescribedRelationship> Relationships { get; init; }

    /// <summary>What its checks said.</summary>
    public required IReadOnlyList<DescribedHealth> HealthReports { get; init; }

    /// <summary>Its mounts.</summary>
    public required IReadOnlyList<DescribedVolume> Volumes { get; init; }

    /// <summary>Its environment; a value that holds a secret is null.</summary>
    public required IReadOnlyList<DescribedVariable> EnvironmentVariables { get; init; }

    /// <summary>What else is known of it; a value that is sensitive is null.</summary>
    public required IReadOnlyDictionary<string, JsonNode?> Properties { get; init; }

    /// <summary>What it can be made to do.</summary>
    public required IReadOnlyList<DescribedCommand> Commands { get; init; }
}
