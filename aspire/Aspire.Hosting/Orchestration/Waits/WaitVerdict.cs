using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Notifications;

namespace Aspire.Hosting.Orchestration.Waits;

/// <summary>Judges the state in which a wait came to its end.</summary>
internal static class WaitVerdict
{
    /// <summary>Why the wait has failed; null when it has not.</summary>
    public static string? Of(WaitAnnotation wait, CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text;
        if (state == KnownResourceStates.FailedToStart)
        {
            return "failed to start";
        }

        if (wait.WaitType == WaitType.WaitForCompletion)
        {
            return snapshot.ExitCode is { } code && code != wait.ExitCode
                ? $"entered the '{state}' state with exit code '{code}', expected '{wait.ExitCode}'"
                : null;
        }

        return WaitConditions.IsUnavailable(snapshot) ? $"entered the '{state}' state prematurely" : null;
    }
}
