using Polly;
using Polly.CircuitBreaker;
using Polly.Telemetry;
using Polly.Timeout;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The pipelines of one server.</summary>
internal sealed class ServerPipelines
{
    /// <summary>What the use is for; it decides how long it may take.</summary>
    public static readonly ResiliencePropertyKey<DatabaseIntent> Intent = new("foobar.database.intent");

    public ServerPipelines(string server, DatabaseOptions options, TelemetryOptions telemetry, TimeProvider clock, IBreakerObserver observer)
    {
        var state = new CircuitBreakerStateProvider();
        var breaker = new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.Breaker.FailureRatio,
            MinimumThroughput = options.Breaker.MinimumThroughput,
            SamplingDuration = options.Breaker.SamplingDuration,
            BreakDuration = options.Breaker.BreakDuration,
            StateProvider = state,
            ShouldHandle = arguments => ValueTask.FromResult(CountsAgainstServer(arguments.Outcome.Exception, state.CircuitState)),
            OnOpened = arguments =>
            {
                observer.OnOpened(server, arguments.Outcome.Exception);
                return default;
            },
            OnClosed = _ =>
            {
                observer.OnClosed(server);
                return default;
            },
        };

        Use = Named("use").AddCircuitBreaker(breaker).AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => ValueTask.FromResult(options.OpenTimeout + WorkTimeout(arguments.Context)),
        }).Build();
        Open = Named("open").AddTimeout(options.OpenTimeout).Build();
        Probe = Named("probe").AddTimeout(options.ProbeTimeout).Build();

        TimeSpan WorkTimeout(ResilienceContext context) =>
            context.Properties.GetValue(Intent, DatabaseIntent.Read) == DatabaseIntent.Write ? options.WriteTimeout : options.ReadTimeout;

        ResiliencePipelineBuilder Named(string part) =>
            new ResiliencePipelineBuilder { Name = $"database-{part}", InstanceName = server, TimeProvider = clock }.ConfigureTelemetry(telemetry);
    }

    /// <summary>Around one use: breaker, then timeout.</summary>
    public ResiliencePipeline Use { get; }

    /// <summary>Around the opening of a connection.</summary>
    public ResiliencePipeline Open { get; }

    /// <summary>Around a probe.</summary>
    public ResiliencePipeline Probe { get; }

    private static bool CountsAgainstServer(Exception? exception, CircuitState state) => exception switch
    {
        ServerFailureException failure => failure.Rule.CountsAgainstServer,
        TimeoutRejectedException => true,

        // A trial that its caller gave up proves nothing, so the circuit does not close on it.
        OperationCanceledException => state == CircuitState.HalfOpen,
        _ => false,
    };
}
