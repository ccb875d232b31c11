namespace Aspire.Hosting.Dashboard.Process;

/// <summary>The environment of the dashboard's process: everything it is told, secrets among it, and nothing on its command line.</summary>
internal static class DashboardEnvironment
{
    /// <summary>Makes the environment.</summary>
    /// <param name="options">How the dashboard is run.</param>
    /// <param name="resourceService">Where the resource service listens.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(DashboardOptions options, Uri resourceService)
    {
        var environment = new Dictionary<string, string>(options.PassedOn, StringComparer.OrdinalIgnoreCase)
        {
            ["ASPNETCORE_ENVIRONMENT"] = options.EnvironmentName,
            [DashboardConfiguration.FrontendUrlsKey] = string.Join(';', options.FrontendUrls.Select(Authority)),
            ["DASHBOARD__FRONTEND__PUBLICURL"] = options.FrontendAddress,
            ["DASHBOARD__FRONTEND__AUTHMODE"] = options.BrowserToken is null ? "Unsecured" : "BrowserToken",
            ["DASHBOARD__OTLP__AUTHMODE"] = options.OtlpApiKey is null ? "Unsecured" : "ApiKey",
            ["DASHBOARD__API__AUTHMODE"] = options.ApiKey is null ? "Unsecured" : "ApiKey",
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = options.ResourceServiceApiKey,
            [DashboardConfiguration.ResourceServiceUrlKey] = Authority(resourceService),
            ["ASPIRE_DASHBOARD_API_ENABLED"] = "true",
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "json",
            // It starts with everything else: only what has run a thousand times (0x3E8) is compiled again to be faster.
            ["DOTNET_TC_CallCountThreshold"] = "3E8",
        };
        Set("DASHBOARD__FRONTEND__BROWSERTOKEN", options.BrowserToken);
        Set("DASHBOARD__OTLP__PRIMARYAPIKEY", options.OtlpApiKey);
        Set("DASHBOARD__API__PRIMARYAPIKEY", options.ApiKey);
        Set(DashboardConfiguration.OtlpGrpcUrlKey, options.OtlpGrpcUrl is { } grpc ? Authority(grpc) : null);
        Set(DashboardConfiguration.OtlpHttpUrlKey, options.OtlpHttpUrl is { } http ? Authority(http) : null);
        return [.. environment];

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                environment[name] = value;
            }
        }
    }

    private static string Authority(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
