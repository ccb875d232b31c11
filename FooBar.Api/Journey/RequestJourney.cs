using System.Diagnostics;

using FooBar.Api.Status;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Journey;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Journey;

/// <summary>The way of this request. Servers have their names in Development only: elsewhere they are nobody's business.</summary>
internal sealed class RequestJourney(
    IDatabase database, DatabaseTopology topology, IHttpContextAccessor http, IConfiguration configuration, IHostEnvironment environment, IOptions<StatusOptions> options) : IJourney
{
    private readonly List<(string Server, DateTimeOffset At, TimeSpan Took)> _work = [];

    public event Action? Changed;

    public string? Server { get; } = environment.IsDevelopment() ? configuration["OTEL_SERVICE_NAME"] ?? environment.ApplicationName : null;

    public IReadOnlyList<string> Databases => Server is null ? [] : database.Servers;

    public Uri? TraceAddress => Server is not null && options.Value.Dashboard is { } dashboard && Activity.Current is { } activity
        ? new Uri(dashboard, $"/traces/detail/{activity.TraceId}")
        : null;

    public IReadOnlyList<Hop> Hops
    {
        get
        {
            var headers = http.HttpContext?.Request.Headers;
            var arrived = HopTimes.Read(headers?["X-Hop-Edge"], HopTimes.Microsecond);
            var web = HopTimes.Read(headers?["X-Hop-Web"], TimeSpan.FromSeconds(1));
            var inner = HopTimes.Read(headers?["X-Hop-Internal"], HopTimes.Microsecond);
            var started = Activity.Current?.StartTimeUtc is { } time ? new DateTimeOffset(time) : (DateTimeOffset?)null;
            if (web > inner)
            {
                // Nginx tells whole milliseconds, HAProxy microseconds.
                web = inner;
            }

            var first = arrived ?? started;
            var hops = new List<Hop>();
            if (arrived is not null)
            {
                hops.Add(new(Name("lb", "Load balancer"), "HAProxy ended TLS and took the request in.", TimeSpan.Zero));
            }

            if (web is not null)
            {
                hops.Add(new(Name("web", "Web server"), "Nginx found no file of that name, and nothing kept, and passed the request on.", web - first));
            }

            if (inner is not null)
            {
                hops.Add(new(Name("lb", "Load balancer"), "HAProxy picked the application server whose turn it was.", inner - first));
            }

            hops.Add(new(Name(Server ?? "", "Application server"), "It made the page.", started - first));
            hops.AddRange(_work.Select(work => new Hop(
                Name(work.Server, "Database server"), $"{RoleOf(work.Server)}: it answered the page's query.", first is { } begin ? work.At - begin : null, work.Took)));
            return hops;
        }
    }

    /// <summary>Notes that a database server did work.</summary>
    /// <param name="at">When it was asked.</param>
    /// <param name="took">How long that took, the way there and the queue for a connection included.</param>
    public void Notice(DateTimeOffset at, TimeSpan took)
    {
        if (database.Servers is [.., var server])
        {
            _work.Add((server, at, took));
        }
    }

    /// <summary>Says that a database server did work.</summary>
    public void Notice() => Changed?.Invoke();

    private string Name(string name, string kind) => Server is null ? kind : name;

    private string RoleOf(string name)
    {
        var index = topology.Servers.ToList().FindIndex(server => server.Name == name);
        var role = index < 0 ? "database" : DatabaseConditions.Describe(name, topology.StateOf(index), isEvicted: false, TimeSpan.Zero).Role;
        return char.ToUpperInvariant(role[0]) + role[1..];
    }
}
