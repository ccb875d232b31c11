namespace Aspire.Hosting.Dcp.Wire;

/// <summary>What is observed of a process.</summary>
internal sealed record ExecutableStatus
{
    public string? State { get; init; }

    public int? Pid { get; init; }

    public DateTimeOffset? StartupTimestamp { get; init; }

    public DateTimeOffset? FinishTimestamp { get; init; }

    public int? ExitCode { get; init; }

    public IReadOnlyList<EnvironmentVariable>? EffectiveEnv { get; init; }

    public IReadOnlyList<string>? EffectiveArgs { get; init; }
}
