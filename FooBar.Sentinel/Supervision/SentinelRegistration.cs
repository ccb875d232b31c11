using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Control;
using FooBar.Sentinel.Health;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Telemetry;
using FooBar.Sentinel.Transitions;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FooBar.Sentinel.Supervision;

/// <summary>Registers the sentinel.</summary>
internal static class SentinelRegistration
{
    /// <summary>Adds all that supervises the pair of the configuration section <c>Sentinel</c>, and the health check <c>pair</c>.</summary>
    public static void AddSentinel(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SentinelOptions>().Bind(builder.Configuration.GetSection(SentinelOptions.SectionName)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SentinelOptions>, SentinelOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IServerControl>(static services =>
            new EngineControl(services.GetRequiredService<IOptions<SentinelOptions>>().Value, services.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<ITransitionSteps, TracedSteps>();
        builder.Services.AddSingleton<SentinelTelemetry>();
        builder.Services.AddSingleton<OperatorDesk>();
        builder.Services.AddSingleton<StatusBoard>();
        builder.Services.AddHostedService<SentinelWorker>();
        builder.Services.AddHealthChecks().AddCheck<PairHealthCheck>("pair");
    }
}
