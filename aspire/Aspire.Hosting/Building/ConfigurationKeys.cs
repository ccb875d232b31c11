namespace Aspire.Hosting;

/// <summary>The configuration keys that the parts of an application agree on.</summary>
internal static class ConfigurationKeys
{
    /// <summary>Where the dashboard takes telemetry, by gRPC.</summary>
    public const string OtlpEndpoint = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";

    /// <summary>The key that telemetry is sent with.</summary>
    public const string OtlpApiKey = "AppHost:OtlpApiKey";

    /// <summary>The token that a person signs in to the dashboard with.</summary>
    public const string BrowserToken = "AppHost:BrowserToken";

    /// <summary>The key that the dashboard's own API, which answers with telemetry, is asked with.</summary>
    public const string DashboardApiKey = "AppHost:DashboardApiKey";

    /// <summary>Where the dashboard reads the resources from.</summary>
    public const string ResourceServiceEndpoint = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";

    /// <summary>The key that it reads them with.</summary>
    public const string ResourceServiceApiKey = "AppHost:ResourceService:ApiKey";

    /// <summary>The folder of the AppHost's project.</summary>
    public const string AppHostDirectory = "AppHost:Directory";

    /// <summary>Whether proxied endpoints ignore their fixed ports and take any free one, so that several applications run side by side.</summary>
    public const string RandomizePorts = "DcpPublisher:RandomizePorts";
}
