using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace FooBar.Tests.ServiceDefaults.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_RequestsAndHealthChecks_HoldTheRequestsOnly()
    {
        var spans = new Recorder();
        await using (var service = await TestService.StartAsync(configure: builder =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans))))
        {
            await service.Client.GetStringAsync("/health");
            await service.Client.GetStringAsync("/alive");
            await service.Client.GetStringAsync("/");
        }

        // The client of this test is in the same process, so its own spans and those of tests beside it may be there too.
        Assert.Equal(["GET /"], spans.Ended.Where(static span => span.Kind == ActivityKind.Server).Select(static span => span.DisplayName).Distinct());
    }

    [Fact]
    public async Task Traces_OwnSources_AreCollected()
    {
        var spans = new Recorder();
        await using var service = await TestService.StartAsync(configure: builder =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans)));
        using var own = new ActivitySource("FooBar.Anything");
        using var application = new ActivitySource("FooBar.TestService");
        using var foreign = new ActivitySource("Something.Else");

        own.StartActivity("own")?.Stop();
        application.StartActivity("application")?.Stop();
        foreign.StartActivity("foreign")?.Stop();

        var names = spans.Ended.Select(static span => span.DisplayName).ToList();
        Assert.Contains("own", names);
        Assert.Contains("application", names);
        Assert.DoesNotContain("foreign", names);
    }

    [Fact]
    public async Task Traces_CallsOfNobody_AreLeftOutAndToldSo()
    {
        var spans = new Recorder();
        await using var service = await TestService.StartAsync(configure: builder =>
            builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans)));
        using var own = new ActivitySource("FooBar.Anything");

        using (var poll = own.StartActivity("poll", ActivityKind.Client, parentContext: default))
        {
            // What the called server is sent.
            Assert.EndsWith("-00", poll?.Id, StringComparison.Ordinal);
        }

        using (own.StartActivity("work", ActivityKind.Internal, parentContext: default))
        {
            own.StartActivity("call", ActivityKind.Client)?.Stop();
        }

        Assert.Equal(["call", "work"], spans.Ended.Where(static span => span.Source.Name == "FooBar.Anything").Select(static span => span.DisplayName).Intersect(["poll", "call", "work"]));
    }

    private sealed class Recorder : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Ended { get; } = new();

        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
            {
                Ended.Enqueue(data);
            }
        }
    }
}
