using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Waits;

/// <summary>What a resource's log says of its waits.</summary>
internal static partial class WaitLog
{
    [LoggerMessage(1, LogLevel.Information, "Waiting for resource '{ResourceName}' to become healthy.")]
    public static partial void WaitingForHealth(ILogger logger, string resourceName);

    [LoggerMessage(2, LogLevel.Information, "Waiting for resource '{ResourceName}' to enter the '{State}' state.")]
    public static partial void WaitingForState(ILogger logger, string resourceName, string state);

    [LoggerMessage(3, LogLevel.Information, "Waiting for resource '{ResourceName}' to complete.")]
    public static partial void WaitingForCompletion(ILogger logger, string resourceName);

    [LoggerMessage(4, LogLevel.Information, "Finished waiting for resource '{ResourceName}'.")]
    public static partial void Finished(ILogger logger, string resourceName);

    [LoggerMessage(5, LogLevel.Information, "The wait was ended by a start command.")]
    public static partial void Forced(ILogger logger);
}
