using FooBar.Api.Status;
using FooBar.Api.Status.Alerts;
using FooBar.Api.Status.History;
using FooBar.Web.Status.Alerts;
using FooBar.Web.Status.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.Api.Status;

/// <summary>What the site knows where nobody is at the addresses of Prometheus and Alertmanager, and where there are none.</summary>
public sealed class AbsentMonitoringTests
{
    // Nobody listens on the port that is for discarding.
    private static readonly Uri Nobody = new("http://127.0.0.1:9");

    [Fact]
    public async Task History_PrometheusIsAway_IsNotKnown()
    {
        await using var services = Services();
        var history = new PrometheusHistory(services.GetRequiredService<IHttpClientFactory>(), Options.Create(new StatusOptions { Prometheus = Nobody }), TimeProvider.System);

        Assert.True(history.IsKept);
        Assert.Null(await history.ReadAsync(HistoryRange.Week, CancellationToken.None));
    }

    [Fact]
    public async Task Alerts_AlertmanagerIsAway_AreNotKnown()
    {
        await using var services = Services();
        using var watch = new AlertWatch(services.GetRequiredService<IHttpClientFactory>(), Options.Create(new StatusOptions { Alertmanager = Nobody }), TimeProvider.System);

        await watch.StartAsync(CancellationToken.None);
        await Functional.Eventually.TrueAsync(_ => Task.FromResult(watch.Current == AlertReport.Unknown), "the watch has asked");
        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Monitoring_NotThere_IsNotAsked()
    {
        await using var services = Services();
        using var watch = new AlertWatch(services.GetRequiredService<IHttpClientFactory>(), Options.Create(new StatusOptions()), TimeProvider.System);

        await watch.StartAsync(CancellationToken.None);
        await watch.ExecuteTask!;

        Assert.Null(watch.Current);
        Assert.False(new PrometheusHistory(services.GetRequiredService<IHttpClientFactory>(), Options.Create(new StatusOptions()), TimeProvider.System).IsKept);
    }

    private static ServiceProvider Services() => new ServiceCollection().AddHttpClient().BuildServiceProvider();
}
