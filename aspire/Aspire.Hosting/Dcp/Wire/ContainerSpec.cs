namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A container to run.</summary>
internal sealed record ContainerSpec
{
    public required string Image { get; init; }

    public required string ContainerName { get; init; }

    /// <summary>Replaces the image's entry point.</summary>
    public string? Command { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public IReadOnlyList<EnvironmentVariable>? Env { get; init; }

    /// <summary>Files with a NAME=value a line.</summary>
    public IReadOnlyList<string>? EnvFiles { get; init; }

    public IReadOnlyList<ContainerPort>? Ports { get; init; }

    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }

    public IReadOnlyList<CreateFiles>? CreateFiles { get; init; }

    /// <summary>Further arguments of the engine's create command.</summary>
    public IReadOnlyList<string>? RunArgs { get; init; }

    /// <summary>Whether the container stays when its object is deleted, and is taken over by the next object that names it.</summary>
    public bool? Persistent { get; init; }

    /// <summary>A container that exists is taken over only when it was made with the same key.</summary>
    public string? LifecycleKey { get; init; }

    /// <summary>When to pull the image: always, missing or never.</summary>
    public string? PullPolicy { get; init; }
}
