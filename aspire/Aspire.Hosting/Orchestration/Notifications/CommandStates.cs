using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Notifications;

/// <summary>Keeps the commands in a state in step with it: which are enabled depends on the rest of the state.</summary>
internal sealed class CommandStates(IServiceProvider services)
{
    public CustomResourceSnapshot Apply(IResource resource, CustomResourceSnapshot snapshot)
    {
        var context = new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services };
        var commands = resource.Annotations.Snapshot().OfType<ResourceCommandAnnotation>().Select(command => new ResourceCommandSnapshot(
            command.Name,
            command.UpdateState(context),
            command.DisplayName,
            command.DisplayDescription,
            Parameter: null,
            command.ConfirmationMessage,
            command.IconName,
            command.IconVariant,
            command.IsHighlighted));
        return snapshot with { Commands = [.. commands] };
    }
}
