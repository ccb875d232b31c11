using System.ComponentModel.DataAnnotations;

namespace FooBar.ServiceDefaults.Health;

/// <summary>How a service leaves. Configuration section <c>Shutdown</c>.</summary>
internal sealed class LameDuckOptions
{
    public const string SectionName = "Shutdown";

    /// <summary>
    /// How long a service that is told to stop goes on serving. Default: 1.5 s, which is half a second more than the load balancer's checks are apart
    /// (<c>inter</c> in haproxy.cfg). 0 to stop at once; at most 5 s, for whoever stops it waits that long.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan Notice { get; set; } = TimeSpan.FromSeconds(1.5);
}
