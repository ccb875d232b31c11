using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Export;
using FooBar.Telemetry.Receiving;

namespace FooBar.Telemetry;

/// <summary>Puts the worker together.</summary>
internal static class WorkerRegistration
{
    // A message that is not taken within this time counts as refused.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    public static void AddTelemetryWorker(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<KernelDrops>();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton<RequestQueue>();
        services.AddSingleton<Intake>();
        services.AddHostedService<DatagramReceiver>();

        if (OtlpTarget.Read(builder.Configuration) is { } target)
        {
            // Not from a factory, whose handlers are traced: the export must not become telemetry itself.
            services.AddSingleton(_ => new OtlpClient(new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = SendTimeout }, target));
            services.AddHostedService<RequestExport>();
            services.AddHostedService<MetricExport>();
        }
    }
}
