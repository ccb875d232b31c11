namespace Aspire.Hosting.Dcp.Wire;

/// <summary>Whether the orchestrator runs or is on its way out.</summary>
internal sealed record ExecutionDocument(string Status, string? ShutdownResourceCleanup = null)
{
    public static readonly ExecutionDocument StopAndCleanUp = new("Stopping", "Full");
}
