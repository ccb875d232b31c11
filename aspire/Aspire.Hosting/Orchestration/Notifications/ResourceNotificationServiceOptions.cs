namespace Aspire.Hosting.ApplicationModel;

/// <summary>Settings of <see cref="ResourceNotificationService"/>.</summary>
internal sealed class ResourceNotificationServiceOptions
{
    /// <summary>What a wait does when the resource it waits for has ended. Default: go on waiting, as somebody may start it again.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; } = WaitBehavior.WaitOnResourceUnavailable;
}
