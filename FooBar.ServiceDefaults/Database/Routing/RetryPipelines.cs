using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Repeats what may be repeated, with exponential, jittered waits, while time is left. One pipeline for each intent.</summary>
internal sealed class RetryPipelines
{
    private static readonly ResiliencePropertyKey<long> Started = new("foobar.database.started");

    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _read;
    private readonly ResiliencePipeline _write;

    public RetryPipelines(DatabaseOptions options, TelemetryOptions telemetry, TimeProvider clock)
    {
        _clock = clock;
        _read = Create(DatabaseIntent.Read, options, telemetry);
        _write = Create(DatabaseIntent.Write, options, telemetry);
    }

    public ResiliencePipeline For(DatabaseIntent intent) => intent == DatabaseIntent.Write ? _write : _read;

    /// <summary>Marks the begin of the first attempt, from which the time for repetitions counts.</summary>
    public void Start(ResilienceContext context) => context.Properties.Set(Started, _clock.GetTimestamp());

    private ResiliencePipeline Create(DatabaseIntent intent, DatabaseOptions options, TelemetryOptions telemetry) =>
        new ResiliencePipelineBuilder { Name = "database-retry", InstanceName = intent.ToString(), TimeProvider = _clock }
            .ConfigureTelemetry(telemetry)
            .AddRetry(new RetryStrategyOptions
            {
                // Bounded by time, which is what a caller feels.
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ServerFailureException failure
                    && failure.Rule.MayRepeat(intent)
                    && HasTime(arguments.Context, options.RetryFor)),
            })
            .Build();

    private bool HasTime(ResilienceContext context, TimeSpan limit) =>
        context.Properties.TryGetValue(Started, out var started) && _clock.GetElapsedTime(started) < limit;
}
