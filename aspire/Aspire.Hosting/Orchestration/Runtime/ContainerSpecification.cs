namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>A container to run, with every value evaluated.</summary>
internal sealed record ContainerSpecification
{
    /// <summary>The workload's name, also the container's name in the engine unless the container outlives the application.</summary>
    public required string Name { get; init; }

    /// <summary>The container's name in the engine when it outlives the application; null for one that ends with it.</summary>
    public string? PersistentName { get; init; }

    /// <summary>The image with registry and tag.</summary>
    public required string Image { get; init; }

    /// <summary>Replaces the image's entry point, when set.</summary>
    public string? Entrypoint { get; init; }

    /// <summary>Arguments for the entry point.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Ports to publish, each the target of an endpoint.</summary>
    public IReadOnlyList<PortBinding> Ports { get; init; } = [];

    /// <summary>Bind mounts and volumes.</summary>
    public IReadOnlyList<MountBinding> Mounts { get; init; } = [];

    /// <summary>Files and folders to create in the container before it starts.</summary>
    public IReadOnlyList<ContainerFiles> Files { get; init; } = [];

    /// <summary>Names under which other containers reach it.</summary>
    public IReadOnlyList<string> NetworkAliases { get; init; } = [];

    /// <summary>Further arguments of the engine's run command.</summary>
    public IReadOnlyList<string> RuntimeArguments { get; init; } = [];
}
