using System.Diagnostics;
using FooBar.Sentinel.Transitions;

namespace FooBar.Sentinel.Telemetry;

/// <summary>Gives each step of a transition a span and a line in the log.</summary>
internal sealed class TracedSteps(SentinelTelemetry telemetry, ILogger<TracedSteps> logger, TimeProvider time) : ITransitionSteps
{
    /// <inheritdoc />
    public async Task RunAsync(string step, Func<Task> work)
    {
        using var span = telemetry.Source.StartActivity(step);
        var started = time.GetTimestamp();
        try
        {
            await work();
            var took = time.GetElapsedTime(started).TotalMilliseconds;
            logger.LogStep(step, took);
        }
        catch (Exception failure)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
    }
}
