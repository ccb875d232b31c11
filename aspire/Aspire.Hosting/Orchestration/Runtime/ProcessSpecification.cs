namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>A process to run on this machine, with every value evaluated.</summary>
internal sealed record ProcessSpecification
{
    /// <summary>The workload's name.</summary>
    public required string Name { get; init; }

    /// <summary>The program.</summary>
    public required string ExecutablePath { get; init; }

    /// <summary>Its working directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables, on top of the AppHost's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];
}
