using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Reads <see cref="DashboardOptions"/> from the configuration. The names are Aspire's.</summary>
internal static class DashboardConfiguration
{
    public const string FrontendUrlsKey = "ASPNETCORE_URLS";
    public const string OtlpGrpcUrlKey = ConfigurationKeys.OtlpEndpoint;
    public const string OtlpHttpUrlKey = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    public const string ResourceServiceUrlKey = ConfigurationKeys.ResourceServiceEndpoint;
    public const string DefaultFrontendUrl = "http://localhost:18888";

    private const string PathMetadata = "aspiredashboardpath";
    private const string PassedOnPrefix = "ASPIRE_DASHBOARD_";

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">The application's configuration.</param>
    /// <param name="appHost">The AppHost's assembly, whose metadata tells where the dashboard lies.</param>
    /// <param name="hostName">The application host's name.</param>
    /// <param name="environmentName">The environment, such as Development.</param>
    /// <exception cref="DistributedApplicationException">An address is none.</exception>
    public static DashboardOptions Read(IConfiguration configuration, Assembly? appHost, string hostName, string environmentName) => new()
    {
        ExecutablePath = Text(configuration, "DcpPublisher:DashboardPath") ?? Metadata(appHost),
        FrontendUrls = FrontendUrls(Text(configuration, FrontendUrlsKey) ?? DefaultFrontendUrl),
        BrowserToken = IsUnsecured(configuration) ? null : Text(configuration, ConfigurationKeys.BrowserToken) ?? NewSecret(),
        OtlpGrpcUrl = Url(configuration, OtlpGrpcUrlKey, "DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"),
        OtlpHttpUrl = Url(configuration, OtlpHttpUrlKey, "DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"),
        OtlpApiKey = Text(configuration, ConfigurationKeys.OtlpApiKey),
        ApiKey = Text(configuration, ConfigurationKeys.DashboardApiKey) ?? (IsUnsecured(configuration) ? null : NewSecret()),
        ResourceServiceUrl = Url(configuration, ResourceServiceUrlKey, "DOTNET_RESOURCE_SERVICE_ENDPOINT_URL"),
        ResourceServiceApiKey = Text(configuration, ConfigurationKeys.ResourceServiceApiKey) ?? NewSecret(),
        ApplicationName = Text(configuration, "AppHost:DashboardApplicationName") ?? hostName,
        EnvironmentName = environmentName,
        PassedOn = [.. PassedOn(configuration)],
    };

    private static bool IsUnsecured(IConfiguration configuration) =>
        bool.TryParse(Text(configuration, "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS") ?? Text(configuration, "DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"), out var unsecured)
        && unsecured;

    private static string? Text(IConfiguration configuration, string key) => configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static List<Uri> FrontendUrls(string urls)
    {
        List<Uri> parsed = [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => Parse(url, FrontendUrlsKey))];
        return parsed.Count > 0 ? parsed : throw new DistributedApplicationException($"{FrontendUrlsKey} is '{urls}', which holds no address. Give one, such as {DefaultFrontendUrl}.");
    }

    private static Uri? Url(IConfiguration configuration, string key, string formerKey) =>
        Text(configuration, key) is { } url ? Parse(url, key)
        : Text(configuration, formerKey) is { } formerUrl ? Parse(formerUrl, formerKey)
        : null;

    private static Uri Parse(string url, string key)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
        {
            throw new DistributedApplicationException($"{key} is '{url}', which is no http or https address. Give one, such as {DefaultFrontendUrl}.");
        }

        return parsed.Port == 0 ? new UriBuilder(parsed) { Port = FreePort() }.Uri : parsed;
    }

    // The dashboard would choose a port by itself, but then nobody else knew it.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Metadata(Assembly? assembly) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, PathMetadata, StringComparison.OrdinalIgnoreCase))?.Value;

    private static IEnumerable<KeyValuePair<string, string>> PassedOn(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(setting => setting.Key.StartsWith(PassedOnPrefix, StringComparison.OrdinalIgnoreCase) && setting.Value is not null)
        .Select(setting => KeyValuePair.Create(setting.Key, setting.Value!));
}
