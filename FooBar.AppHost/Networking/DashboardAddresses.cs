using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Networking;

/// <summary>The addresses at which the dashboard and the AppHost meet each other, people and telemetry.</summary>
internal static class DashboardAddresses
{
    private static readonly string[] Settings =
        ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>Refuses an address whose port is taken, most often by another stack's dashboard, before anything runs.</summary>
    /// <exception cref="DistributedApplicationException">The port of an address is taken; the message names the setting.</exception>
    public static void RefuseTaken(IConfiguration configuration)
    {
        // Then Aspire chooses other ports than those of the settings, as it does for tests.
        if (configuration.GetValue<bool>("DcpPublisher:RandomizePorts"))
        {
            return;
        }

        foreach (var (setting, address) in Settings.SelectMany(setting => (configuration[setting] ?? "").Split(';').Select(address => (setting, address))))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port > 0 && Problem(uri.Port) is { } problem)
            {
                throw new DistributedApplicationException(
                    $"{setting} is {address}, whose port this process cannot have: {problem}. Stop what uses it, or set {setting} to another address. "
                    + "Where that is the dashboard of another stack, each of the two needs addresses of its own: docs/operations.md lists them.");
            }
        }
    }

    private static string? Problem(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return null;
        }
        catch (SocketException failure)
        {
            return failure.Message;
        }
    }
}
