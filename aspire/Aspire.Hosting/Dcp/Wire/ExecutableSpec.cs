namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A process to run.</summary>
internal sealed record ExecutableSpec
{
    public required string ExecutablePath { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<EnvironmentVariable>? Env { get; init; }

    public string ExecutionType { get; init; } = "Process";

    public AmbientEnvironment AmbientEnvironment { get; init; } = AmbientEnvironment.Inherit;
}
