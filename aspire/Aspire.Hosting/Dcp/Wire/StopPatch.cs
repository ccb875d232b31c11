namespace Aspire.Hosting.Dcp.Wire;

/// <summary>The change that asks a container or a process to stop.</summary>
internal sealed record StopPatch(StopPatchSpec Spec)
{
    public static readonly StopPatch Instance = new(new StopPatchSpec(Stop: true));
}
