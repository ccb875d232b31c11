namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What is observed of a network.</summary>
internal sealed record NetworkStatus(string? State, string? Message)
{
    public bool IsRunning => State == "Running";

    public bool HasFailed => State is "FailedToStart" or "Removed" or "NotFound";
}
