using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Orchestration.Notifications;

/// <summary>What a wait looks for in a state.</summary>
internal static class WaitConditions
{
    /// <summary>The resource runs, its checks pass, and its ready event was raised.</summary>
    public static bool IsReady(CustomResourceSnapshot snapshot) =>
        snapshot.HealthStatus == HealthStatus.Healthy && snapshot.ResourceReadyEvent is not null;

    /// <summary>The resource runs.</summary>
    public static bool IsRunning(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    /// <summary>The resource ended or could not be started: it comes back only if somebody starts it.</summary>
    public static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        IsTerminal(snapshot) || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy;

    /// <summary>The resource ended or could not be started.</summary>
    public static bool IsTerminal(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text is { } text && KnownResourceStates.TerminalStates.Contains(text);
}
