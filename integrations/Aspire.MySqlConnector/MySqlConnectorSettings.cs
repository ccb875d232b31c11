namespace Aspire.MySqlConnector;

/// <summary>How a service uses one MySQL data source.</summary>
public sealed class MySqlConnectorSettings
{
    /// <summary>What to connect to, in MySqlConnector's format, from <c>ConnectionStrings:{name}</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether no health check is registered. Default: <see langword="false"/>.</summary>
    public bool DisableHealthChecks { get; set; }
}
