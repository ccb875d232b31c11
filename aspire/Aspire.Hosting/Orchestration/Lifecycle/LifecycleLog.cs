using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>What is said of the lives of resources.</summary>
internal static partial class LifecycleLog
{
    [LoggerMessage(1, LogLevel.Error, "Failed to start resource '{ResourceName}': {Reason}")]
    public static partial void FailedToStart(ILogger logger, string resourceName, string reason, Exception? exception);

    [LoggerMessage(2, LogLevel.Information, "The start was given up.")]
    public static partial void StartCancelled(ILogger logger);

    [LoggerMessage(3, LogLevel.Error, "A handler of an event of '{ResourceName}' has failed.")]
    public static partial void HandlerFailed(ILogger logger, string resourceName, Exception exception);

    [LoggerMessage(4, LogLevel.Critical, "The orchestrator of containers and processes has ended unexpectedly, so nothing is supervised any more and the application stops. {Reason}")]
    public static partial void RuntimeEnded(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Error, "The states of containers and processes cannot be followed any more, and the application stops.")]
    public static partial void WatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "'{ResourceName}' did not stop in time and is ended with the application: {Reason}")]
    public static partial void StopFailed(ILogger logger, string resourceName, string reason);

    [LoggerMessage(7, LogLevel.Error, "The orchestrator of containers and processes did not end in order. Look for containers that are left behind with 'docker ps'.")]
    public static partial void DisposalFailed(ILogger logger, Exception exception);
}
