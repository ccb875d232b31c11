using Polly;
using Polly.CircuitBreaker;
using Polly.Telemetry;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The pipelines of one server.</summary>
internal sealed class ServerPipelines
{
    private readonly CircuitBreakerManualControl _control = new();

    public ServerPipelines(string server, DatabaseOptions options, TelemetryOptions telemetry, TimeProvider clock)
    {
        var state = new CircuitBreakerStateProvider();
        var breaker = new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.Breaker.FailureRatio,
            MinimumThroughput = options.Breaker.MinimumThroughput,
            SamplingDuration = options.Breaker.SamplingDuration,
            BreakDuration = options.Breaker.BreakDuration,
            StateProvider = state,
            ManualControl = _control,
            ShouldHandle = arguments => ValueTask.FromResult(CountsAgainstServer(arguments.Outcome.Exception, state.CircuitState)),
        };

        (Clock, OpenTimeout) = (clock, options.OpenTimeout);
        Use = Named("use").AddCircuitBreaker(breaker).Build();
        Probe = Named("probe").AddTimeout(options.ProbeTimeout).Build();

        ResiliencePipelineBuilder Named(string part) =>
            new ResiliencePipelineBuilder { Name = $"database-{part}", InstanceName = server, TimeProvider = clock }.ConfigureTelemetry(telemetry);
    }

    /// <summary>Around one use: the breaker. The times of a use are its own, <see cref="ServerUse{TResult}"/>: they differ for its two parts.</summary>
    public ResiliencePipeline Use { get; }

    /// <summary>What all bounds of this server are measured by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>How long the opening of a connection may take.</summary>
    public TimeSpan OpenTimeout { get; }

    /// <summary>Around a probe.</summary>
    public ResiliencePipeline Probe { get; }

    /// <summary>Lets uses through at once, without waiting for the break to end.</summary>
    public void CloseCircuit() => _ = _control.CloseAsync();

    private static bool CountsAgainstServer(Exception? exception, CircuitState state) => exception switch
    {
        ServerFailureException failure => failure.Rule.CountsAgainstServer,

        // A trial that its caller gave up proves nothing, so the circuit does not close on it.
        OperationCanceledException => state == CircuitState.HalfOpen,
        _ => false,
    };
}
