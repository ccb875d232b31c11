namespace Aspire.Hosting.Dcp.Api;

/// <summary>The streams of a workload's log.</summary>
internal static class LogSource
{
    public const string StandardOutput = "stdout";

    public const string StandardError = "stderr";

    /// <summary>What the engine's client wrote while it created and started a container.</summary>
    public const string StartupStandardError = "startup_stderr";

    /// <summary>What the orchestrator wrote about the workload.</summary>
    public const string System = "system";
}
