using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Exposition;
using FooBar.Telemetry.Otlp;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.Telemetry.Exposition;

public sealed class MetricStoreTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Read_MetricThatComesAgain_IsTheNewest()
    {
        var store = new MetricStore(_clock);
        store.Take(Message("api-1", 1));
        store.Take(Message("api-1", 2));
        store.Take(Message("api-2", 7));

        Assert.Equal([("api-1", 2), ("api-2", 7)], store.Read().Select(static entry => (entry.Sender.Job, entry.Metric.Gauge.DataPoints[0].AsInt)));
    }

    [Fact]
    public void Read_SenderThatFellSilent_IsForgottenAfterTwoAndAHalfIntervals()
    {
        var store = new MetricStore(_clock);
        store.Take(Message("api-1", 1));
        _clock.Advance(TimeSpan.FromSeconds(10));
        store.Take(Message("api-1", 2));

        _clock.Advance(TimeSpan.FromSeconds(24));
        Assert.Single(store.Read());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(store.Read());
    }

    [Fact]
    public void Take_MoreThanThereCanBe_KeepsWhatItHas()
    {
        var store = new MetricStore(_clock);
        for (var sender = 0; sender < 6000; sender++)
        {
            store.Take(Message($"{sender}", sender));
        }

        Assert.Equal(5000, store.Read().Count);
    }

    private static ExportMetricsServiceRequest Message(string service, long value)
    {
        var resource = new Resource();
        resource.Attributes.Add("service.name", service);
        var metric = new Metric { Name = "n", Gauge = new Gauge { DataPoints = { new NumberDataPoint { AsInt = value } } } };
        return new() { ResourceMetrics = { new ResourceMetrics { Resource = resource, ScopeMetrics = { new ScopeMetrics { Metrics = { metric } } } } } };
    }
}
