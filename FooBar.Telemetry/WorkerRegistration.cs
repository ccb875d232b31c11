using FooBar.Telemetry.Certificates;
using FooBar.Telemetry.Containers;
using FooBar.Telemetry.Conversion;
using FooBar.Telemetry.Databases;
using FooBar.Telemetry.Export;
using FooBar.Telemetry.Exposition;
using FooBar.Telemetry.Host;
using FooBar.Telemetry.Metrics;
using FooBar.Telemetry.Receiving;
using FooBar.Telemetry.WebServer;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;

namespace FooBar.Telemetry;

/// <summary>Puts the worker together.</summary>
internal static class WorkerRegistration
{
    // A message that is not taken within this time counts as refused.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(2);

    public static void AddTelemetryWorker(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);

        // Nobody but the databases and the health checks comes here: their requests are no part of anything.
        services.Configure<AspNetCoreTraceInstrumentationOptions>(static tracing => tracing.Filter = static _ => false);
        services.AddSingleton<KernelDrops>();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton<IMetricSource>(static provider => provider.GetRequiredService<RequestMetrics>());
        services.AddSingleton<RequestQueue>();
        services.AddSingleton<Intake>();
        services.AddSingleton<DatabaseQueue>();
        services.AddSingleton<DatabaseIntake>();
        services.AddHostedService<DatagramReceiver>();
        services.AddHostedService<HostMetrics>();
        AddObservedPrograms(services, builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions());
        services.AddSingleton<MetricStore>();
        services.AddOptions<CertificateOptions>().BindConfiguration(CertificateOptions.Section);
        services.AddHostedService<CertificateWatch>();

        if (OtlpTarget.Read(builder.Configuration) is { } target)
        {
            // Not from a factory, whose handlers are traced: the export must not become telemetry itself.
            services.AddSingleton(_ => new OtlpClient(new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = SendTimeout }, target));
            services.AddSingleton<PatientSender>();
            services.AddHostedService<RequestExport>();
            services.AddHostedService<DatabaseExport>();
            services.AddHostedService<MetricExport>();
        }
    }

    // What is not configured is not asked.
    private static void AddObservedPrograms(IServiceCollection services, TelemetryOptions options)
    {
        if (options.Stack is { Length: > 0 } stack)
        {
            services.AddSingleton(_ => new EngineClient(stack));
            services.AddSingleton<IMetricSource, ContainerMetrics>();
        }

        if (options.WebServerStatus is not null)
        {
            services.AddSingleton<IMetricSource>(static provider => new WebServerMetrics(
                new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { Timeout = AskTimeout },
                provider.GetRequiredService<IOptions<TelemetryOptions>>(),
                provider.GetRequiredService<TimeProvider>()));
        }
    }
}
