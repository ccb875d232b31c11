namespace Aspire.Hosting.Cli.Wire;

/// <summary>Where a person finds the dashboard.</summary>
/// <param name="DashboardHealthy">Whether it answers.</param>
/// <param name="BaseUrlWithLoginToken">The address that lets a browser in.</param>
internal sealed record DashboardUrls(bool DashboardHealthy, string? BaseUrlWithLoginToken);
