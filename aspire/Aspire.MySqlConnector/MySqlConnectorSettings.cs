namespace Aspire.MySqlConnector;

/// <summary>How a service uses one MySQL data source. Read from <c>Aspire:MySqlConnector</c>, then <c>Aspire:MySqlConnector:{name}</c>.</summary>
public sealed class MySqlConnectorSettings
{
    /// <summary>What to connect to, in MySqlConnector's format. <c>ConnectionStrings:{name}</c> overrides it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether no health check is registered. Default: <see langword="false"/>.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether the driver's spans are not collected. Default: <see langword="false"/>.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether the driver's metrics are not collected. Default: <see langword="false"/>.</summary>
    public bool DisableMetrics { get; set; }
}
