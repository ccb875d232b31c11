using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The keys and addresses that the parts of an application talk to each other with: taken from the configuration, else made anew for this run.</summary>
internal static class ApplicationSecrets
{
    private const int KeyBytes = 16;

    /// <summary>Adds what the configuration lacks.</summary>
    public static void Complete(ConfigurationManager configuration, bool withDashboard)
    {
        if (!withDashboard)
        {
            return;
        }

        var added = new Dictionary<string, string?>();
        Add(ConfigurationKeys.OtlpApiKey, NewKey);
        Add(ConfigurationKeys.BrowserToken, () => configuration["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] is { Length: > 0 } token ? token : NewKey());
        Add(ConfigurationKeys.DashboardApiKey, NewKey);
        Add(ConfigurationKeys.ResourceServiceApiKey, NewKey);
        Add(ConfigurationKeys.OtlpEndpoint, FreeAddress);
        Add(ConfigurationKeys.ResourceServiceEndpoint, FreeAddress);
        configuration.AddInMemoryCollection(added);

        void Add(string key, Func<string> create)
        {
            if (string.IsNullOrEmpty(configuration[key]))
            {
                added[key] = create();
            }
        }
    }

    private static string NewKey() => RandomNumberGenerator.GetHexString(KeyBytes * 2, lowercase: true);

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
