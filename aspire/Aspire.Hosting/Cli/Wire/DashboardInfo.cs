namespace Aspire.Hosting.Cli.Wire;

/// <summary>Where the <c>aspire</c> command finds the dashboard.</summary>
internal sealed record DashboardInfo
{
    /// <summary>Whether it answers.</summary>
    public required bool IsHealthy { get; init; }

    /// <summary>The address of its API.</summary>
    public string? ApiBaseUrl { get; init; }

    /// <summary>The key of its API.</summary>
    public string? ApiToken { get; init; }

    /// <summary>The addresses that let a browser in.</summary>
    public required IReadOnlyList<string> DashboardUrls { get; init; }
}
