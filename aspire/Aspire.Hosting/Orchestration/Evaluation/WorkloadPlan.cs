using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Orchestration.Evaluation;

/// <summary>What to run for a resource this time, with every value evaluated. Either a container or a process.</summary>
/// <param name="Name">The workload's name.</param>
internal sealed record WorkloadPlan(string Name)
{
    /// <summary>The container, if it is one.</summary>
    public ContainerSpecification? Container { get; init; }

    /// <summary>The process, if it is one.</summary>
    public ProcessSpecification? Process { get; init; }

    /// <summary>The arguments that the application host's author gave.</summary>
    public IReadOnlyList<EvaluatedValue> Arguments { get; init; } = [];

    /// <summary>The environment variables in effect.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment => Container?.Environment ?? Process?.Environment ?? [];
}
