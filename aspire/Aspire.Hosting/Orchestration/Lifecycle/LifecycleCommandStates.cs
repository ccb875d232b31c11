using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>Which of start, stop and restart can be used in which state.</summary>
internal static class LifecycleCommandStates
{
    private static readonly HashSet<string> Stopped = [.. KnownResourceStates.TerminalStates, KnownResourceStates.NotStarted, "Unknown"];
    private static readonly HashSet<string> InBetween = [KnownResourceStates.Starting, KnownResourceStates.RuntimeUnhealthy];

    public static ResourceCommandState Of(string command, string? state)
    {
        var isBusy = string.IsNullOrEmpty(state) || InBetween.Contains(state);
        var canStart = !isBusy && (Stopped.Contains(state!) || state == KnownResourceStates.Waiting);
        var isStopping = state == KnownResourceStates.Stopping;
        if (command == KnownResourceCommands.StartCommand)
        {
            return isBusy ? ResourceCommandState.Disabled : canStart ? ResourceCommandState.Enabled : ResourceCommandState.Hidden;
        }

        if (command == KnownResourceCommands.StopCommand)
        {
            return isStopping ? ResourceCommandState.Disabled : isBusy || canStart ? ResourceCommandState.Hidden : ResourceCommandState.Enabled;
        }

        return isBusy || canStart || isStopping ? ResourceCommandState.Disabled : ResourceCommandState.Enabled;
    }
}
