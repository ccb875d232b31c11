using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Otlp;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.WebServer;

/// <summary>The metrics of Nginx's connections. Those of its requests are made of its access log.</summary>
internal sealed class WebServerMetrics(HttpClient http, IOptions<TelemetryOptions> options, TimeProvider clock) : IMetricSource
{
    private static readonly InstrumentationScope Scope = new() { Name = "nginx" };

    // The names of the OpenTelemetry collector's receiver for Nginx.
    private static readonly Instrument Accepted = new("nginx.connections_accepted", "{connection}", InstrumentKind.Counter, "Connections accepted.");
    private static readonly Instrument Handled = new("nginx.connections_handled", "{connection}", InstrumentKind.Counter, "Connections served; fewer than accepted when a limit was reached.");
    private static readonly Instrument Current = new("nginx.connections_current", "{connection}", InstrumentKind.UpDownCounter, "Open connections by state.");
    private static readonly Instrument Requests = new("nginx.requests", "{request}", InstrumentKind.Counter, "Requests, health checks included.");

    private readonly ulong _started = RequestMetrics.Nanoseconds(clock);

    /// <inheritdoc />
    public async Task<ExportMetricsServiceRequest> CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var page = await http.GetStringAsync(options.Value.WebServerStatus, cancellationToken);
            return StubStatus.Read(page) is { } status ? ToMetrics(status, options.Value.WebServerName, _started, RequestMetrics.Nanoseconds(clock)) : new ExportMetricsServiceRequest();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // That the web server is away is told by others.
            return new ExportMetricsServiceRequest();
        }
    }

    /// <summary>What was read, as a message.</summary>
    internal static ExportMetricsServiceRequest ToMetrics(StubStatus status, string service, ulong started, ulong now)
    {
        var group = new MetricGroup(started, now);
        group.Add(Accepted, status.Accepted);
        group.Add(Handled, status.Handled);
        group.Add(Requests, status.Requests);
        group.Add(Current, status.Active, ("state", "active"));
        group.Add(Current, status.Reading, ("state", "reading"));
        group.Add(Current, status.Writing, ("state", "writing"));
        group.Add(Current, status.Waiting, ("state", "waiting"));
        var resource = new Resource();
        resource.Attributes.Add("service.name", service);
        return new ExportMetricsServiceRequest
        {
            ResourceMetrics = { new ResourceMetrics { Resource = resource, ScopeMetrics = { new ScopeMetrics { Scope = Scope, Metrics = { group.Metrics } } } } },
        };
    }
}
