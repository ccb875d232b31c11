namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What is observed of a container.</summary>
internal sealed record ContainerStatus
{
    public string? State { get; init; }

    public string? Message { get; init; }

    public string? ContainerId { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<EnvironmentVariable>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }

    /// <summary>Where the engine's own complaints are kept, once there can be any.</summary>
    public string? StartupStdErrFile { get; init; }
}
