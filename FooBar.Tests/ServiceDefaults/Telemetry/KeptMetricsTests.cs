using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.ServiceDefaults.Telemetry;

public sealed class KeptMetricsTests
{
    [Fact]
    public async Task Service_WithAnEndpoint_SendsItsMetricsThereAndNoKeyOfAnotherEndpoint()
    {
        var requests = new ConcurrentQueue<(string Path, string? Type, string Headers)>();
        await using var receiver = await ReceiveAsync(requests);

        await using (await TestService.StartAsync(new()
        {
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-otlp-api-key=secret",
            ["Monitoring:Endpoint"] = $"{receiver.Urls.Single()}/api/v1/otlp/v1/metrics",
            ["Monitoring:Interval"] = "00:00:00.100",
        }))
        {
            await Functional.Eventually.TrueAsync(_ => Task.FromResult(!requests.IsEmpty), "metrics arrive");
        }

        var (path, type, headers) = requests.First();
        Assert.Equal(("/api/v1/otlp/v1/metrics", "application/x-protobuf"), (path, type));
        Assert.DoesNotContain("secret", headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Monitoring:Endpoint", "localhost:9090")]
    [InlineData("Monitoring:Interval", "00:00:00")]
    public async Task Service_WrongSetting_FailsWithItsName(string key, string value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestService.StartAsync(new() { ["Monitoring:Endpoint"] = "http://127.0.0.1:9", [key] = value }));

        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> ReceiveAsync(ConcurrentQueue<(string Path, string? Type, string Headers)> requests)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            requests.Enqueue((context.Request.Path.Value!, context.Request.ContentType, string.Join('\n', context.Request.Headers.Select(static header => $"{header.Key}: {header.Value}"))));
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
