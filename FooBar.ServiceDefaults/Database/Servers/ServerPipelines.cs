using Polly;
using Polly.CircuitBreaker;
using Polly.Telemetry;
using Polly.Timeout;

namespace FooBar.ServiceDefaults.Database;

/// <summary>The pipelines of one server.</summary>
internal sealed class ServerPipelines
{
    /// <summary>How long the work of a use may take, once connected.</summary>
    public static readonly ResiliencePropertyKey<TimeSpan> WorkTimeout = new("foobar.database.timeout");

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
        Use = Named("use").AddCircuitBreaker(breaker).AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = arguments => ValueTask.FromResult(options.OpenTimeout + arguments.Context.Properties.GetValue(WorkTimeout, options.ReadTimeout)),
        }).Build();
        Probe = Named("probe").AddTimeout(options.ProbeTimeout).Build();

        ResiliencePipelineBuilder Named(string part) =>
            new ResiliencePipelineBuilder { Name = $"database-{part}", InstanceName = server, TimeProvider = clock }.ConfigureTelemetry(telemetry);
    }

    /// <summary>Around one use: breaker, then timeout.</summary>
    public ResiliencePipeline Use { get; }

    /// <summary>What all bounds of this server are measured by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>How long the opening of a connection may take. No pipeline of its own: it is part of every use, and so of what a use costs.</summary>
    public TimeSpan OpenTimeout { get; }

    /// <summary>Around a probe.</summary>
    public ResiliencePipeline Probe { get; }

    /// <summary>Lets uses through at once, without waiting for the break to end.</summary>
    public void CloseCircuit() => _ = _control.CloseAsync();

    private static bool CountsAgainstServer(Exception? exception, CircuitState state) => exception switch
    {
        ServerFailureException failure => failure.Rule.CountsAgainstServer,
        TimeoutRejectedException => true,

        // A trial that its caller gave up proves nothing, so the circuit does not close on it.
        OperationCanceledException => state == CircuitState.HalfOpen,
        _ => false,
    };
}
