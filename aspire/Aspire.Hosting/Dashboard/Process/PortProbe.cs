using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Finds out about the dashboard's ports before it does, as it could not say which setting is to be changed.</summary>
internal static class PortProbe
{
    /// <summary>Says which port is taken and how to choose another one; null when all are free.</summary>
    public static string? DescribeTaken(DashboardOptions options) =>
        Settings(options).FirstOrDefault(setting => IsTaken(setting.Url)) is { Url: { } url, Setting: var setting }
            ? $"Port {url.Port} is in use. End the program that listens there, or set {setting} to an address with another port."
            : null;

    private static IEnumerable<(Uri Url, string Setting)> Settings(DashboardOptions options)
    {
        foreach (var url in options.FrontendUrls)
        {
            yield return (url, DashboardConfiguration.FrontendUrlsKey);
        }

        if (options.OtlpGrpcUrl is { } grpc)
        {
            yield return (grpc, DashboardConfiguration.OtlpGrpcUrlKey);
        }

        if (options.OtlpHttpUrl is { } http)
        {
            yield return (http, DashboardConfiguration.OtlpHttpUrlKey);
        }
    }

    private static bool IsTaken(Uri url)
    {
        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        using var listener = new TcpListener(address, url.Port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException exception)
        {
            // Any other trouble, such as an address that is not this machine's, is the dashboard's own to report.
            return exception.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }
}
