using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>The commands that every container and project has.</summary>
internal sealed class LifecycleCommands(ResourceNotificationService notifications)
{
    /// <summary>Adds start, stop and restart to a resource.</summary>
    public void AddTo(ResourceLifecycle lifecycle)
    {
        var resource = lifecycle.Resource;
        Add(resource, KnownResourceCommands.StartCommand, "Start", "Start resource", "Play", IconVariant.Filled, isHighlighted: true, async cancellationToken =>
        {
            await lifecycle.StartAsync().WaitAsync(cancellationToken);
            return Outcome(resource, "started");
        });
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Stop resource", "Stop", IconVariant.Filled, isHighlighted: true, async cancellationToken =>
        {
            await lifecycle.StopAsync(CancellationToken.None).WaitAsync(cancellationToken);
            return CommandResults.Success($"Resource '{resource.Name}' stopped.");
        });
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Restart resource", "ArrowCounterclockwise", IconVariant.Regular, isHighlighted: false, async cancellationToken =>
        {
            await lifecycle.RestartAsync().WaitAsync(cancellationToken);
            return Outcome(resource, "restarted");
        });
    }

    private static void Add(
        IResource resource,
        string name,
        string displayName,
        string description,
        string icon,
        IconVariant iconVariant,
        bool isHighlighted,
        Func<CancellationToken, Task<ExecuteCommandResult>> execute)
    {
        if (resource.Annotations.Snapshot().OfType<ResourceCommandAnnotation>().Any(command => command.Name == name))
        {
            return;
        }

        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => LifecycleCommandStates.Of(name, context.ResourceSnapshot.State?.Text),
            context => execute(context.CancellationToken),
            description,
            confirmationMessage: null,
            icon,
            iconVariant,
            isHighlighted));
    }

    private ExecuteCommandResult Outcome(IResource resource, string done) =>
        notifications.TryGetCurrentState(resource.Name, out var current) && current.Snapshot.State?.Text == KnownResourceStates.FailedToStart
            ? CommandResults.Failure($"Resource '{resource.Name}' failed to start. Its console log says why.")
            : CommandResults.Success($"Resource '{resource.Name}' {done}.");
}
