using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Watching;

/// <summary>A container or process from its creation to its removal; the next one of its name is another workload.</summary>
internal sealed class Workload
{
    private readonly IReadOnlyList<string> _arguments;
    private readonly Dictionary<string, string> _environment = [];

    public Workload(ContainerSpecification container)
        : this(container.Name, DcpKind.Container, container.Arguments, container.Environment) => Container = container;

    public Workload(ProcessSpecification process)
        : this(process.Name, DcpKind.Executable, process.Arguments, process.Environment) => Process = process;

    private Workload(string name, DcpKind kind, IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment)
    {
        Name = name;
        Kind = kind;
        _arguments = arguments;
        foreach (var (key, value) in environment)
        {
            _environment[key] = value;
        }
    }

    public string Name { get; }

    public DcpKind Kind { get; }

    /// <summary>Its name in the API.</summary>
    public string ObjectName => Mapping.ObjectName.Of(Name);

    /// <summary>Set for a container.</summary>
    public ContainerSpecification? Container { get; }

    /// <summary>Set for a process.</summary>
    public ProcessSpecification? Process { get; }

    /// <summary>Adds what was asked for: nothing is filled in later, so it is also what is in effect.</summary>
    public WorkloadStatus Complete(WorkloadStatus status) => status with { EffectiveArguments = _arguments, EffectiveEnvironment = _environment };
}
