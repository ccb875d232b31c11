using System.Text.Json;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Otlp;

namespace FooBar.Telemetry.Containers;

/// <summary>The metrics of the stack's containers, each under its resource's name.</summary>
internal sealed partial class ContainerMetrics(EngineClient engine, TimeProvider clock, ILogger<ContainerMetrics> logger) : IMetricSource
{
    private static readonly InstrumentationScope Scope = new() { Name = "FooBar.Telemetry.Containers" };

    private readonly ulong _started = RequestMetrics.Nanoseconds(clock);
    private bool _isAway;

    /// <inheritdoc />
    public async Task<ExportMetricsServiceRequest> CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var message = ToMetrics(await engine.ReadAsync(cancellationToken), _started, RequestMetrics.Nanoseconds(clock));
            _isAway = false;
            return message;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Told once, not at every interval.
            if (!_isAway)
            {
                LogEngineAway(failure.Message);
            }

            _isAway = true;
            return new ExportMetricsServiceRequest();
        }
    }

    /// <summary>What was read, as a message.</summary>
    internal static ExportMetricsServiceRequest ToMetrics(IEnumerable<(string Resource, ContainerUsage Usage)> containers, ulong started, ulong now)
    {
        var message = new ExportMetricsServiceRequest();
        foreach (var (name, usage) in containers)
        {
            var group = new MetricGroup(started, now);
            group.Add(ContainerInstruments.Processor, usage.Processor.TotalSeconds);
            group.Add(ContainerInstruments.Memory, usage.Memory);
            group.Add(ContainerInstruments.Processes, usage.Threads);
            group.Add(ContainerInstruments.Disk, usage.DiskRead, ("disk.io.direction", "read"));
            group.Add(ContainerInstruments.Disk, usage.DiskWritten, ("disk.io.direction", "write"));
            group.Add(ContainerInstruments.Network, usage.Received, ("network.io.direction", "receive"));
            group.Add(ContainerInstruments.Network, usage.Sent, ("network.io.direction", "transmit"));

            var resource = new Resource();
            resource.Attributes.Add("service.name", name);
            message.ResourceMetrics.Add(new ResourceMetrics { Resource = resource, ScopeMetrics = { new ScopeMetrics { Scope = Scope, Metrics = { group.Metrics } } } });
        }

        return message;
    }

    [LoggerMessage(30, LogLevel.Warning, "The container engine does not say what the containers use: {Reason} Their metrics are missing until it does.")]
    private partial void LogEngineAway(string reason);
}
