using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FooBar.Chaos.Stack;

/// <summary>Ports that were free a moment ago, for everything that a stack opens.</summary>
internal sealed class StackPorts
{
    private static readonly string[] Names = ["Https", "Http", "Statistics", "Web", "Api1", "Api2", "MySql1", "MySql2", "Telemetry", "Sentinel"];
    private static readonly string[] DashboardVariables = ["FOOBAR_DASHBOARD_URL", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    private readonly Dictionary<string, int> _ports;

    private StackPorts(Dictionary<string, int> ports) => _ports = ports;

    /// <summary>The port with a name of the setting <c>Ports</c>.</summary>
    public int this[string name] => _ports[name];

    /// <summary>The settings, as arguments of the AppHost.</summary>
    public IEnumerable<string> Arguments => Names.Select(name => string.Create(CultureInfo.InvariantCulture, $"--Ports:{name}={_ports[name]}"));

    /// <summary>The dashboard's addresses, as environment variables.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment =>
        DashboardVariables.Select(name => KeyValuePair.Create(name, string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_ports[name]}")));

    /// <summary>Finds them.</summary>
    public static StackPorts Find()
    {
        // All are taken until the last is found, so that none is found twice.
        var claims = new Dictionary<string, Socket>();
        try
        {
            foreach (var name in (string[])[.. Names, .. DashboardVariables])
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                claims.Add(name, socket);
                socket.Bind(new IPEndPoint(IPAddress.Any, 0));
            }

            return new(claims.ToDictionary(static claim => claim.Key, static claim => ((IPEndPoint)claim.Value.LocalEndPoint!).Port));
        }
        finally
        {
            foreach (var claim in claims.Values)
            {
                claim.Dispose();
            }
        }
    }
}
