namespace Aspire.Hosting.ApplicationModel;

/// <summary>What happens when the resource that is waited for fails or ends.</summary>
public enum WaitBehavior
{
    /// <summary>The wait goes on: somebody may start it again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>The wait fails.</summary>
    StopOnResourceUnavailable,
}
