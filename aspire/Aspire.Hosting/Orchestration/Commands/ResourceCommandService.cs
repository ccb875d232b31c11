using Aspire.Hosting.Orchestration.Commands;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Executes the commands of resources, for the dashboard, the command line and tests alike.</summary>
public sealed class ResourceCommandService
{
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _loggers;
    private readonly IServiceProvider _services;

    internal ResourceCommandService(ResourceNotificationService notifications, ResourceLoggerService loggers, IServiceProvider services)
    {
        _notifications = notifications;
        _loggers = loggers;
        _services = services;
    }

    /// <summary>Executes a command.</summary>
    /// <param name="resourceId">The resource's id or name.</param>
    /// <param name="commandName">The command's name.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>How it went. A failing command does not throw.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default) =>
        _notifications.TryGetCurrentState(resourceId, out var current)
            ? await ExecuteCommandAsync(current.Resource, commandName, cancellationToken)
            : CommandResults.Failure($"Resource '{resourceId}' not found.");

    /// <summary>Executes a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">The command's name.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>How it went. A failing command does not throw.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var logger = _loggers.GetLogger(resource);
        if (resource.Annotations.Snapshot().OfType<ResourceCommandAnnotation>().FirstOrDefault(command => command.Name == commandName) is not { } command)
        {
            CommandLog.NotAvailable(logger, commandName);
            return CommandResults.Failure($"Command '{commandName}' not available for resource '{resource.Name}'.");
        }

        CommandLog.Executing(logger, commandName);
        try
        {
            var result = await command.ExecuteCommand(new ExecuteCommandContext
            {
                ResourceName = resource.Name,
                Services = _services,
                Logger = logger,
                CancellationToken = cancellationToken,
            });
            if (result.Success)
            {
                CommandLog.Succeeded(logger, commandName);
            }
            else
            {
                CommandLog.Failed(logger, commandName, result.Canceled ? "it was canceled." : result.Message);
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            CommandLog.Failed(logger, commandName, "it was canceled.");
            return CommandResults.Canceled();
        }
#pragma warning disable CA1031 // A command is somebody else's code: whatever it throws is its result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            CommandLog.Threw(logger, commandName, exception);
            return CommandResults.Failure(exception.Message);
        }
    }
}
