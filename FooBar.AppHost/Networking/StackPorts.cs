using FooBar.AppHost.Monitoring;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Networking;

/// <summary>The ports of this machine that the stack takes. Configuration section <c>Ports</c>; 0 takes a free one.</summary>
/// <param name="Https">The site. Default: 8443.</param>
/// <param name="Http">Redirects to the site. Default: 8080.</param>
/// <param name="Statistics">The load balancer's statistics and metrics. Default: 8404.</param>
/// <param name="Web">The web server, past the load balancer. Default: 8081.</param>
/// <param name="Api1">The application server api-1. Default: 5101.</param>
/// <param name="Api2">The application server api-2. Default: 5102.</param>
/// <param name="MySql1">The database server mysql-1. Default: 3316.</param>
/// <param name="MySql2">The database server mysql-2. Default: 3317.</param>
/// <param name="Telemetry">The telemetry worker, by UDP for the proxies' log lines and by HTTP. Default: 4318.</param>
/// <param name="Sentinel">The sentinel's state and commands. Default: 5110.</param>
/// <param name="Prometheus">Prometheus, where the stack is monitored. Default: 9090.</param>
/// <param name="Alertmanager">Alertmanager, where the stack is monitored. Default: 9093.</param>
internal sealed record StackPorts(
    int Https, int Http, int Statistics, int Web, int Api1, int Api2, int MySql1, int MySql2, int Telemetry, int Sentinel, int Prometheus, int Alertmanager)
{
    private static readonly string[] Names =
    [
        nameof(Https), nameof(Http), nameof(Statistics), nameof(Web), nameof(Api1), nameof(Api2), nameof(MySql1), nameof(MySql2), nameof(Telemetry), nameof(Sentinel),
        nameof(Prometheus), nameof(Alertmanager),
    ];

    // What is not there needs no port of its own: a free one is in nobody's way.
    private static readonly string[] OfMonitoring = [nameof(Prometheus), nameof(Alertmanager)];

    /// <summary>Reads the settings and settles every port: none is used twice, and each is free at this moment.</summary>
    /// <exception cref="DistributedApplicationException">A setting is wrong, or its port is taken; the message names the setting.</exception>
    public static StackPorts Settle(IConfiguration configuration)
    {
        var isMonitored = MonitoringSettings.IsEnabledIn(configuration);
        var settings = Names
            .Select(name => PortSetting.Parse($"Ports:{name}", isMonitored || !OfMonitoring.Contains(name) ? configuration[$"Ports:{name}"] : "0"))
            .ToList();
        PortSetting.RefuseDuplicates(settings);
        var ports = PortClaims.Claim(settings);
        DashboardAddresses.RefuseTaken(configuration);
        return new(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6], ports[7], ports[8], ports[9], ports[10], ports[11]);
    }
}
