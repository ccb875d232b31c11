using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>Brings the output of workloads into the logs of their resources.</summary>
internal sealed partial class LogPump(IResourceRuntime runtime, ResourceLoggerService loggers, ILogger<LogPump> logger)
{
    /// <summary>Reads a workload's output until it is deleted.</summary>
    public async Task RunAsync(IResource resource, string workloadName, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in runtime.ReadLogsAsync(workloadName, cancellationToken))
            {
                loggers.Append(resource.Name, line.Timestamp, line.Text, line.IsStandardError);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application ends.
        }
#pragma warning disable CA1031 // What cannot be read must not hold up the resource, nor go unnoticed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ReadingFailed(logger, resource.Name, exception);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The output of '{ResourceName}' cannot be read any more. It goes on running; a restart of it shows its output again.")]
    private static partial void ReadingFailed(ILogger logger, string resourceName, Exception exception);
}
