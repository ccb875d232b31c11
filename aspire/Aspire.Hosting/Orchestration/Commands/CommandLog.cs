using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Commands;

/// <summary>What a resource's log says of its commands.</summary>
internal static partial class CommandLog
{
    [LoggerMessage(1, LogLevel.Information, "Executing command '{CommandName}'.")]
    public static partial void Executing(ILogger logger, string commandName);

    [LoggerMessage(2, LogLevel.Information, "Successfully executed command '{CommandName}'.")]
    public static partial void Succeeded(ILogger logger, string commandName);

    [LoggerMessage(3, LogLevel.Error, "Failed to execute command '{CommandName}': {Reason}")]
    public static partial void Failed(ILogger logger, string commandName, string? reason);

    [LoggerMessage(4, LogLevel.Error, "Error executing command '{CommandName}'.")]
    public static partial void Threw(ILogger logger, string commandName, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Command '{CommandName}' not available.")]
    public static partial void NotAvailable(ILogger logger, string commandName);
}
