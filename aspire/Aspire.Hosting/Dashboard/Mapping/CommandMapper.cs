using Aspire.Hosting.ApplicationModel;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Maps commands and how they went.</summary>
internal static class CommandMapper
{
    public static Proto.ResourceCommand Map(ResourceCommandSnapshot command) => new()
    {
        Name = command.Name,
        DisplayName = command.DisplayName,
        DisplayDescription = command.DisplayDescription ?? "",
        ConfirmationMessage = command.ConfirmationMessage ?? "",
        IconName = command.IconName ?? "",
        IconVariant = IconMapper.Map(command.IconVariant),
        IsHighlighted = command.IsHighlighted,
        State = command.State switch
        {
            ResourceCommandState.Enabled => Proto.ResourceCommandState.Enabled,
            ResourceCommandState.Disabled => Proto.ResourceCommandState.Disabled,
            _ => Proto.ResourceCommandState.Hidden,
        },
    };

    public static Proto.ResourceCommandResponse Map(ExecuteCommandResult result) => new()
    {
        Kind = result switch
        {
            { Success: true } => Proto.ResourceCommandResponseKind.Succeeded,
            { Canceled: true } => Proto.ResourceCommandResponseKind.Cancelled,
            _ => Proto.ResourceCommandResponseKind.Failed,
        },
        Message = result.Message ?? "",
    };
}
