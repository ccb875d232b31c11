using System.ComponentModel.DataAnnotations;
using System.Net;

namespace FooBar.Telemetry;

/// <summary>The settings of this worker. Configuration section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The address at which the proxies' log lines arrive, or localhost. Default: localhost. Containers must reach it, other machines need not.</summary>
    [Required]
    public string Address { get; set; } = "localhost";

    /// <summary>The UDP port. Default: 4318; 0 takes a free one.</summary>
    [Range(0, IPEndPoint.MaxPort)]
    public int Port { get; set; } = 4318;

    /// <summary>
    /// Whether <c>service.instance.id</c> is sent, which is the name of the host that a proxy runs on. Default: true. Off where names of services
    /// are unique and the receiving side knows them by these alone.
    /// </summary>
    public bool Instances { get; set; } = true;

    /// <summary>How long spans and log records are gathered before they are sent. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often metrics are sent. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan MetricInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// From when on the span of a statement is kept although it is part of no request's trace. Default: 1 s, which is also from when on the servers log
    /// a statement (<c>long_query_time</c>).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan SlowStatement { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the web server's <c>stub_status</c> page is. Default: none, and no metrics of its connections.</summary>
    public Uri? WebServerStatus { get; set; }

    /// <summary>The web server's name in telemetry. Default: web.</summary>
    [Required]
    public string WebServerName { get; set; } = "web";

    /// <summary>
    /// The stack whose containers the engine is asked about: the value of their label <c>com.foobar.stack</c>; the label <c>com.foobar.resource</c> has
    /// each one's name. Default: none, and no metrics of containers.
    /// </summary>
    public string? Stack { get; set; }

    /// <summary>
    /// A folder of the file system that is told of as the containers' disk. Default: /var/lib/docker, where every engine keeps images, layers and
    /// volumes unless it is told otherwise; where there is no such folder, the disk of this program is told of.
    /// </summary>
    [Required]
    public string EngineFolder { get; set; } = "/var/lib/docker";
}
