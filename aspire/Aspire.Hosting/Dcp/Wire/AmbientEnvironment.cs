namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What a process takes over of the orchestrator's own environment.</summary>
internal sealed record AmbientEnvironment(string Behavior)
{
    public static readonly AmbientEnvironment Inherit = new("Inherit");
}
