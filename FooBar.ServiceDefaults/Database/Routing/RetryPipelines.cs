using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Repeats what may be repeated, with exponential waits of decorrelated jitter, while time is left. One pipeline for each intent.</summary>
internal sealed class RetryPipelines
{
    private static readonly ResiliencePropertyKey<long> Started = new("foobar.database.started");

    private readonly DatabaseOptions _options;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _read;
    private readonly ResiliencePipeline _write;
    private readonly ResiliencePipeline _repeatableWrite;

    public RetryPipelines(DatabaseOptions options, TelemetryOptions telemetry, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _read = Create(DatabaseIntent.Read, telemetry);
        _write = Create(DatabaseIntent.Write, telemetry);
        _repeatableWrite = Create(DatabaseIntent.RepeatableWrite, telemetry);
    }

    public ResiliencePipeline For(DatabaseIntent intent) => intent switch
    {
        DatabaseIntent.Write => _write,
        DatabaseIntent.RepeatableWrite => _repeatableWrite,
        _ => _read,
    };

    /// <summary>Marks the begin of the first attempt, from which the time for repetitions counts.</summary>
    /// <param name="context">The context of the later attempts.</param>
    /// <param name="started">When that was; null where there is no time for repetitions.</param>
    public static void Start(ResilienceContext context, long? started)
    {
        if (started is { } begin)
        {
            context.Properties.Set(Started, begin);
        }
    }

    /// <summary>For how long from now a new attempt may still start; zero when time is up.</summary>
    /// <param name="started">When the first one did; null where there is no time for repetitions.</param>
    /// <param name="intent">What is attempted.</param>
    public TimeSpan TimeLeft(long? started, DatabaseIntent intent)
    {
        var limit = intent == DatabaseIntent.Read ? _options.RetryFor : _options.PrimaryWait;
        var left = started is { } begin ? limit - _clock.GetElapsedTime(begin) : TimeSpan.Zero;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private ResiliencePipeline Create(DatabaseIntent intent, TelemetryOptions telemetry) =>
        new ResiliencePipelineBuilder { Name = "database-retry", InstanceName = intent.ToString(), TimeProvider = _clock }
            .ConfigureTelemetry(telemetry)
            .AddRetry(new RetryStrategyOptions
            {
                // Bounded by time, which is what a caller feels.
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                MaxDelay = _options.MaxRetryDelay,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ServerFailureException failure
                    && failure.Rule.MayRepeat(intent)
                    && TimeLeft(arguments.Context.Properties.TryGetValue(Started, out var started) ? started : null, intent) > TimeSpan.Zero),
            })
            .Build();
}
